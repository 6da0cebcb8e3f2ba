"""The command line: `nianbao check`, `diff`, `build` and `serve`."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from nianbao import diffprint, publish
from nianbao.diff import YearDiff, compare
from nianbao.finding import Finding, Severity, as_github, as_json, as_text, errors
from nianbao.project import in_production, newest_day, read_project
from nianbao.versions import VersionProblem, version_folder

_FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": as_text, "json": as_json, "github": as_github}
_DIFF_FORMATS: dict[str, Callable[[Sequence[YearDiff]], str]] = {
    "text": diffprint.as_text,
    "json": diffprint.as_json,
    "markdown": diffprint.as_markdown,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 all well, 1 errors found, 2 wrong call."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # a console may lack a character
    options = _parser().parse_args(arguments)
    root = _root(Path.cwd())
    if root is None:
        print("这里不是项目文件夹：找不到 mkdocs.yml 和 data。请先进入项目文件夹再运行。", file=sys.stderr)
        return 2
    return int(options.run(root, options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nianbao", description="政府信息公开工作年度报告：检查、预览、生成网站")
    commands = parser.add_subparsers(required=True, metavar="命令")
    check = commands.add_parser("check", help="检查数据和正文，列出全部问题")
    check.add_argument("years", nargs="*", type=int, metavar="年度", help="只检查这些年度；不写就检查全部")
    check.add_argument("--format", choices=tuple(_FORMATS), default="text", help="输出格式，默认 text")
    check.add_argument("--strict", action="store_true", help="有警告也算不通过")
    check.set_defaults(run=_check)
    _add_diff(commands.add_parser("diff", help="列出两个版本之间改了哪些数，正文哪里用到"))
    build = commands.add_parser("build", help="检查并生成网站，放在 site/")
    build.set_defaults(run=_build)
    serve = commands.add_parser("serve", help="在本机预览，改动保存后自动刷新")
    serve.add_argument("--address", default=publish.ADDRESS, metavar="地址:端口", help=f"默认 {publish.ADDRESS}")
    serve.set_defaults(run=lambda root, options: publish.serve(root, options.address))
    return parser


def _add_diff(diff: argparse.ArgumentParser) -> None:
    version = "放着 data 和 docs 的文件夹，或 git 的分支、标签、提交"
    diff.add_argument("before", metavar="原来的版本", help=version)
    diff.add_argument("after", nargs="?", metavar="现在的版本", help=f"{version}；不写就是现在的文件")
    diff.add_argument("--year", nargs="+", action="extend", type=int, default=[], metavar="年度", help="只比较这些年度")
    diff.add_argument("--format", choices=tuple(_DIFF_FORMATS), default="text", help="输出格式，默认 text")
    diff.set_defaults(run=_diff)


def _check(root: Path, options: argparse.Namespace) -> int:
    project = read_project(root, production=in_production(os.environ))
    if unknown := [str(year) for year in options.years if not (root / "data" / str(year)).is_dir()]:
        print(f"没有这个年度的数据：{'、'.join(unknown)}", file=sys.stderr)
        return 2
    findings = [f for f in project.findings if _concerns(f, options.years)]
    print(_FORMATS[options.format](findings))
    failing = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return 1 if any(finding.severity in failing for finding in findings) else 0


def _diff(root: Path, options: argparse.Namespace) -> int:
    try:
        with version_folder(options.before, root) as old, version_folder(options.after, root) as new:
            years = compare(read_project(old), read_project(new))
    except VersionProblem as problem:
        print(f"{problem.problem}（{problem.mend}）", file=sys.stderr)
        return 2
    if unknown := [str(year) for year in options.year if year not in {found.year for found in years}]:
        print(f"两个版本里都没有这个年度：{'、'.join(unknown)}", file=sys.stderr)
        return 2
    print(_DIFF_FORMATS[options.format]([found for found in years if not options.year or found.year in options.year]))
    return 0


def _build(root: Path, _: argparse.Namespace) -> int:
    project = read_project(root, production=in_production(os.environ))
    findings = project.findings
    print(as_text(findings), flush=True)
    if errors(findings):
        print("没有生成新网站；原来的 site/ 没有改动。", file=sys.stderr)
        return 1
    return publish.build(root, newest_day(project))


def _concerns(finding: Finding, years: Sequence[int]) -> bool:
    """Whether a finding belongs to these years; what belongs to no year always counts."""
    folder = finding.place.file.split("/")[1:2]
    return not years or not folder or not folder[0].isdigit() or int(folder[0]) in years


def _root(start: Path) -> Path | None:
    """The project's folder: where we are, or the nearest one above."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return folder
    return None
