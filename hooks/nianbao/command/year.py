"""Work on one year: `nianbao new` begins it, `nianbao coverage` lists its numbers; `nianbao schema` helps typing."""

import argparse
import os
from pathlib import Path

from nianbao.address.pages import is_year
from nianbao.authoring.scaffold import scaffold
from nianbao.authoring.schema import FOLDER, schema_files
from nianbao.cache.place import store_of
from nianbao.check.coverage import scan
from nianbao.check.stages import BoundText
from nianbao.check.unbound import check_coverage
from nianbao.command import coverage as coverageprint
from nianbao.command.findings import as_text
from nianbao.command.refusal import refuse
from nianbao.finding import Finding, errors
from nianbao.form.reader import form_for, read_forms
from nianbao.project.project import read_project


def new(root: Path, options: argparse.Namespace) -> int:
    """Write the files of a new year; nothing that is there is changed."""
    year: int = options.year
    if not is_year(str(year)):
        return refuse(f"“{year}”不是年度：请写四位数字，例如 2019")
    if there := [name for name in ("data", "docs") if (root / name / str(year)).exists()]:
        return refuse(f"已经有 {there[0]}/{year}，没有改动任何文件（请直接编辑那里的文件）")
    project = read_project(root, store=store_of(root, os.environ))
    form = form_for(project.forms, year)
    if form is None:
        return refuse(
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
    project = read_project(root, store=store_of(root, os.environ))
    year = next((found for found in project.years if found.year == options.year), None)
    if year is None:
        return refuse(f"{options.year} 年度没有数据，或读不出来（请先运行 nianbao check）")
    spotted = scan(year.report, year.prose)
    as_json = options.format == "json"
    print(coverageprint.as_json(spotted) if as_json else coverageprint.as_text(year.year, spotted))
    return 1 if errors(check_coverage(BoundText(year.report, year.chapters, year.mentions, spotted))) else 0


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
