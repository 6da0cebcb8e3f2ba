"""`nianbao correct`: a correction is begun for what was changed in a locked year."""

import argparse
from pathlib import Path

from nianbao.command.command import Command, add_year
from nianbao.command.refusal import refuse, unknown_year

_HEAD = "# 发布以后的更正，一处一条；写在这里的，网页上照此说明。\ncorrections:\n"


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_year(parser, 2023)


def _run(root: Path, options: argparse.Namespace) -> int:
    """Add an entry for what was changed in a locked year, to be filled in."""
    from nianbao.address.withdrawn import read_withdrawn
    from nianbao.command.findings import as_text
    from nianbao.correction.entries import read_corrections
    from nianbao.correction.lock import changed_files, correction_entries, read_frozen
    from nianbao.correction.seal import seals_of
    from nianbao.correction.withdrawal import without_withdrawn
    from nianbao.finding import Finding
    from nianbao.source.filenames import CORRECTIONS_FILE, FROZEN_FILE, schema_line

    year: int = options.year
    if problem := unknown_year(root, year):
        return refuse(problem)
    findings: list[Finding] = []
    file = f"data/{year}/{CORRECTIONS_FILE}"
    frozen = read_frozen(root / f"data/{year}/{FROZEN_FILE}", f"data/{year}/{FROZEN_FILE}", findings)
    corrections = read_corrections(root / file, file, findings)
    if findings or corrections is None:
        print(as_text(findings))
        return refuse("请先改好上面各处", code=1)
    if frozen is None:
        return refuse(f"{year} 年度还没有锁定，可以直接修改")
    withdrawn = read_withdrawn(root, [])
    present = without_withdrawn(seals_of(root, year), withdrawn)
    changed = changed_files(without_withdrawn(frozen, withdrawn), corrections, present)
    if not changed:
        return refuse(f"{year} 年度没有改动（请先改好数据或正文，再运行 nianbao correct {year}）")
    path = root / file
    text = path.read_text(encoding="utf-8-sig") if path.exists() else f"{schema_line('corrections')}\n{_HEAD}"
    path.write_text(text.rstrip("\n") + "\n" + correction_entries(changed), encoding="utf-8", newline="\n")
    print(f"{file}\n已加上更正，等待填写。请打开这个文件，把空着的各项填好，再运行 nianbao check。")
    return 0


COMMAND = Command("correct", "为锁定年度里的改动加一条更正，等待填写", _run, _add_options)
