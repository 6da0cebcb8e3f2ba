"""`nianbao new`: the files of a new year."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.command.command import Command, add_year
from nianbao.command.refusal import refuse

if TYPE_CHECKING:
    from nianbao.form.model import Form


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_year(parser, 2019)
    parser.add_argument(
        "--form", metavar="表式", default="", help="用哪一种表式；不写就用全国的；原件没有统计表的写 none"
    )


def _run(root: Path, options: argparse.Namespace) -> int:
    """Write the files of a new year; nothing that is there is changed."""
    from nianbao.address.pages import is_year
    from nianbao.authoring.scaffold import new_year
    from nianbao.cache.place import store_of
    from nianbao.form.none import NO_FORM
    from nianbao.form.reader import forms_of
    from nianbao.project.project import read_project

    year: int = options.year
    if not is_year(str(year)):
        return refuse(f"“{year}”不是年度：请写四位数字，例如 2019")
    if there := [name for name in ("data", "docs") if (root / name / str(year)).exists()]:
        return refuse(f"已经有 {there[0]}/{year}，没有改动任何文件（请直接编辑那里的文件）")
    project = read_project(root, store=store_of(root, os.environ))
    if not project.read:
        return refuse("项目里有不能读的链接，没有建立任何文件（请先运行 nianbao check）")
    form = _form(project.forms, year, options.form)
    if form is None and options.form:
        known = "、".join([*(form.id for form in forms_of(project.forms, year)), NO_FORM])
        return refuse(f"{year} 年度没有“{options.form}”这种表式（请从这些里选：{known}）")
    if form is None:
        return refuse(
            f"没有适用于 {year} 年度的表式（当年用的表可以写进 data/forms，在 in_force_for_years 里写明年度；"
            "原件没有统计表的，加上 --form none）"
        )
    for name, text in new_year(year, form, project).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(name)
    _say_what_next(year, form)
    print(f"随时可以检查：nianbao check {year}")
    return 0


def _say_what_next(year: int, form: "Form") -> None:
    if form.sections:
        print(f"已按 {form.id} 年表式建好 {year} 年度的文件。")
        fill = f"在 data/{year}/statistics.yml 里填数"
    else:
        print(f"已建好 {year} 年度的文件，没有统计表。")
        fill = f"在 data/{year}/report.yml 里写没有统计表的原因"
    print(f"接下来：{fill}，在 docs/{year} 里写各章；标着“待填”的都要写好。")


def _form(forms: "Mapping[str, Form]", year: int, name: str) -> "Form | None":
    """The form of the new year: the one that is named, else the national one; None where there is none."""
    from nianbao.form.none import NO_FORM, no_form
    from nianbao.form.reader import form_for, forms_of

    if name == NO_FORM:
        return no_form("待填")
    return next((form for form in forms_of(forms, year) if form.id == name), None) if name else form_for(forms, year)


COMMAND = Command("new", "建立一个新年度的数据和各章", _run, _add_options)
