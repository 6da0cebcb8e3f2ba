"""What the commands do: each takes the project's folder and its options, and gives the exit code.

0: all well, or nothing to be done about it; 1: errors in the project; 2: the call was wrong.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from nianbao.address.pages import is_year
from nianbao.authoring.lockedengine import check_engine
from nianbao.authoring.scaffold import scaffold
from nianbao.authoring.schema import FOLDER, schema_files
from nianbao.check.coverage import scan
from nianbao.check.unbound import check_coverage
from nianbao.command import coverage as coverageprint
from nianbao.command.findings import as_github, as_json, as_lines, as_text
from nianbao.export.inputs import read_inputs
from nianbao.finding import Finding, Severity, errors
from nianbao.form.reader import form_for, read_forms
from nianbao.offline.preview import NAME as OPENER
from nianbao.offline.preview import preview_files
from nianbao.project.project import read_project
from nianbao.publish import build as publish
from nianbao.publish.environment import in_production
from nianbao.publish.generator import Task
from nianbao.publish.reasons import keep_reasons, read_reasons
from nianbao.publish.serve import serve as serve_site
from nianbao.review import diffprint
from nianbao.review.diff import YearDiff, compare
from nianbao.review.history import as_markdown, check_history, read_history
from nianbao.review.summary import read_locks, read_site, summary
from nianbao.review.uploads import FOLDER as UPLOADS
from nianbao.review.uploads import read_uploads, upload_files
from nianbao.review.versions import VersionProblem, version_folder

FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": as_text, "json": as_json, "github": as_github}
BUILD_FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": as_lines, "github": as_github}
DIFF_FORMATS: dict[str, Callable[[Sequence[YearDiff]], str]] = {
    "text": diffprint.as_text,
    "json": diffprint.as_json,
    "markdown": diffprint.as_markdown,
}


def check(root: Path, options: argparse.Namespace) -> int:
    """List the findings of the project, or of some years."""
    project = read_project(root, production=in_production(os.environ))
    if unknown := [str(year) for year in options.years if not (root / "data" / str(year)).is_dir()]:
        return _refuse(f"没有这个年度的数据：{'、'.join(unknown)}")
    findings = [f for f in (*project.findings, *check_engine(root)) if _concerns(f, options.years)]
    print(FORMATS[options.format](findings))
    failing = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return 1 if any(finding.severity in failing for finding in findings) else 0


def lint(root: Path, options: argparse.Namespace) -> int:
    """List Markdown that would be shown otherwise than it is meant; nothing of it stops a build."""
    from nianbao.check.markdownstyle import check_markdown  # noqa: PLC0415 - a second that the other commands do without

    if options.format == "text":
        print("Markdown 写法：")
    print(FORMATS[options.format](list(check_markdown(root))))
    return 0


def diff(root: Path, options: argparse.Namespace) -> int:
    """List the figures that differ between two versions."""
    try:
        with version_folder(options.before, root) as old, version_folder(options.after, root) as new_root:
            years = compare(read_project(old), read_project(new_root))
    except VersionProblem as problem:
        return _refuse(f"{problem.problem}（{problem.mend}）")
    if unknown := [str(year) for year in options.year if year not in {found.year for found in years}]:
        return _refuse(f"两个版本里都没有这个年度：{'、'.join(unknown)}")
    print(DIFF_FORMATS[options.format]([found for found in years if not options.year or found.year in options.year]))
    return 0


def summarize(root: Path, options: argparse.Namespace) -> int:
    """Print what a reviewer of a change needs to know, in Markdown. Fails when something published was undone.

    The standard output is the summary's file, so what is undone is an annotation by the other stream.
    """
    try:
        with version_folder(options.before, root) as old:
            project = read_project(root, production=in_production(os.environ))
            earlier, history, locks = read_project(old), read_history(old, root), read_locks(old, root)
            years = compare(earlier, project)
    except VersionProblem as problem:
        return _refuse(f"{problem.problem}（{problem.mend}）")
    undone = list(check_history(history, locks.opened, earlier))
    site, reasons = read_site(root), read_reasons(root)
    ready = read_uploads(root, project) if site and not reasons else ()  # else there is no preview to find them in
    print(summary(years, [*project.findings, *undone], locks, site, reasons, ready), end="")
    print("", *as_markdown(history), sep="\n")
    show = as_github if os.environ.get("GITHUB_ACTIONS") else as_text
    return _refuse(show(undone), code=1) if undone else 0


def new(root: Path, options: argparse.Namespace) -> int:
    """Write the files of a new year; nothing that is there is changed."""
    year: int = options.year
    if not is_year(str(year)):
        return _refuse(f"“{year}”不是年度：请写四位数字，例如 2019")
    if there := [name for name in ("data", "docs") if (root / name / str(year)).exists()]:
        return _refuse(f"已经有 {there[0]}/{year}，没有改动任何文件（请直接编辑那里的文件）")
    project = read_project(root)
    form = form_for(project.forms, year)
    if form is None:
        return _refuse(
            f"没有适用于 {year} 年度的表式（当年用的表可以写进 data/forms，在 in_force_for_years 里写明年度）"
        )
    years = {found.year: found for found in project.years}
    nearest = min(years, key=lambda other: abs(other - year), default=None)
    model = (nearest, years[nearest].chapters) if nearest else None
    before = years[year - 1].report if year - 1 in years else None
    for name, text in scaffold(year, form, project.publisher, before, model).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(name)
    print(f"已按 {form.id} 年表式建好 {year} 年度的文件。")
    print(f"接下来：在 data/{year}/statistics.yml 里填数，在 docs/{year} 里写各章；标着“待填”的都要写好。")
    print(f"随时可以检查：nianbao check {year}")
    return 0


def coverage(root: Path, options: argparse.Namespace) -> int:
    """List every number of a year's text. Fails when one is open or contradicts the data."""
    project = read_project(root)
    year = next((found for found in project.years if found.year == options.year), None)
    if year is None:
        return _refuse(f"{options.year} 年度没有数据，或读不出来（请先运行 nianbao check）")
    spotted = scan(year.report, year.prose)
    as_json = options.format == "json"
    print(coverageprint.as_json(spotted) if as_json else coverageprint.as_text(year.year, spotted))
    return 1 if errors(check_coverage(spotted)) else 0


def schema(root: Path, _: argparse.Namespace) -> int:
    """Write the schemas, by which an editor's program completes and explains the data files."""
    findings: list[Finding] = []
    forms = read_forms(root, findings)
    if wrong := errors(findings):
        print(as_text(wrong))
        return 1
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in schema_files(forms).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{FOLDER}/{name}")
    print("已写好编辑提示文件。表式或数据文件的写法改了以后，请再运行一次 nianbao schema，并一起提交。")
    return 0


def build(root: Path, options: argparse.Namespace) -> int:
    """Check, and build the site when there are no errors."""
    deploy: bool = options.deploy
    keep_reasons(root, ())
    show = BUILD_FORMATS[options.format]
    inputs = read_inputs(root)  # before the project: what is saved in between must not be in one and not in the other
    project = read_project(root, deploy=deploy, production=in_production(os.environ))
    print(as_text(project.findings), flush=True)
    if deploy and not os.environ.get("SITE_URL"):
        print(
            "没有写明网址：网页没有规范地址，404 页只在域名根目录下有样式（请加上 SITE_URL=https://域名/栏目/）。",
            flush=True,
        )
    wrong = errors(project.findings)
    if options.format == "github" and (wrong or deploy):  # before a deployment nothing else has annotated the warnings
        print(show(project.findings), flush=True)
    if wrong:
        print("没有生成新网站；原来的 site/ 没有改动。", file=sys.stderr)
        return 1
    return publish.build(Task(project, inputs, deploy), show)


def preview(root: Path, _: argparse.Namespace) -> int:
    """Write the built site into `preview/` so that a double click opens it."""
    site, folder = root / "site", root / "preview"
    if not (site / "index.html").is_file():
        return _refuse("还没有网站（请先运行 nianbao build）")
    shutil.rmtree(folder, ignore_errors=True)
    ready = read_uploads(root, read_project(root))
    for name, content in (preview_files(site) | upload_files(ready)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    print(f"preview/{OPENER}\n双击这个文件，就能看整个网站，不用联网。")
    if ready:
        print(f"preview/{UPLOADS}\n做好的锁定文件、网址登记，可以在 GitHub 网页上传，见里面的说明。")
    return 0


def serve(root: Path, options: argparse.Namespace) -> int:
    """Preview on this machine."""
    return serve_site(root, options.address)


def _refuse(why: str, code: int = 2) -> int:
    print(why, file=sys.stderr)
    return code


def _concerns(finding: Finding, years: Sequence[int]) -> bool:
    """Whether a finding belongs to these years; what belongs to no year always counts."""
    folder = finding.place.file.split("/")[1:2]
    return not years or not folder or not folder[0].isdigit() or int(folder[0]) in years
