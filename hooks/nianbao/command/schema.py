"""`nianbao schema`: what helps an editor's program complete and explain the data files."""

import argparse
from pathlib import Path

from nianbao.command.command import Command


def _run(root: Path, _: argparse.Namespace) -> int:
    """Write the schemas."""
    from nianbao.authoring.schema import FOLDER, schema_files
    from nianbao.command.findings import as_text
    from nianbao.finding import Finding, errors
    from nianbao.form.reader import read_forms

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


COMMAND = Command("schema", "写出编辑提示文件 data/schemas，编辑器照它提示和检查数据文件", _run)
