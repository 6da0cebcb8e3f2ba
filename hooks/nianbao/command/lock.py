"""What the commands for publishing do: lock a year, begin a correction, list and try the published addresses.

Exit codes as in `run`: 0 all well, 1 errors in the project, 2 the call was wrong.
"""

import argparse
import hashlib
import os
from pathlib import Path

from nianbao.address.published import LIST, address_list, built_addresses, listed_addresses, without_pdf
from nianbao.cache.place import store_of
from nianbao.command.findings import as_text
from nianbao.command.refusal import refuse
from nianbao.correction.entries import read_corrections
from nianbao.correction.lock import changed_files, correction_entries, frozen_file, read_frozen, unfinished
from nianbao.correction.seal import seals_of
from nianbao.finding import Finding, Problem
from nianbao.project.project import read_project
from nianbao.publish.smoke import Unreachable, smoke
from nianbao.source.filenames import CORRECTIONS_FILE, FROZEN_FILE, schema_line

_MOST = 10
"""Files that differ from those on the web and are named; the rest is counted."""
_HEAD = "# 发布以后的更正，一处一条；写在这里的，网页上照此说明。\ncorrections:\n"


def freeze(root: Path, options: argparse.Namespace) -> int:
    """Lock a year that is being published."""
    year: int = options.year
    if problem := _unknown(root, year):
        return refuse(problem)
    path = root / f"data/{year}/{FROZEN_FILE}"
    if path.exists():
        return refuse(f"{year} 年度已经锁定（要更正，请运行 nianbao correct {year}）")
    project = read_project(root, deploy=True, store=store_of(root, os.environ))
    if found := unfinished(project.findings, year):
        print(as_text(found))
        return refuse(f"{year} 年度还不能发布，没有锁定（请先改好上面各处）", code=1)
    dated = any(found.year == year and found.report.published for found in project.years)
    if not dated and not options.undated:
        where = f"data/{year}/report.yml 的 published"
        return refuse(f"还没有发布日期，没有锁定（请先填写 {where}；原件确实没有日期的，加上 --undated）", code=1)
    path.write_text(frozen_file(seals_of(root, year)), encoding="utf-8", newline="\n")
    print(f"data/{year}/{FROZEN_FILE}\n已锁定 {year} 年度。请把这个文件一起提交；以后每处改动都要写更正记录。")
    return 0


def correct(root: Path, options: argparse.Namespace) -> int:
    """Add an entry for what was changed in a locked year, to be filled in."""
    year: int = options.year
    if problem := _unknown(root, year):
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
    changed = changed_files(frozen, corrections, seals_of(root, year))
    if not changed:
        return refuse(f"{year} 年度没有改动（请先改好数据或正文，再运行 nianbao correct {year}）")
    path = root / file
    text = path.read_text(encoding="utf-8-sig") if path.exists() else f"{schema_line('corrections')}\n{_HEAD}"
    path.write_text(text.rstrip("\n") + "\n" + correction_entries(changed), encoding="utf-8", newline="\n")
    print(f"{file}\n已加上更正，等待填写。请打开这个文件，把空着的各项填好，再运行 nianbao check。")
    return 0


def addresses(root: Path, _: argparse.Namespace) -> int:
    """Add what the built site offers to the list of published addresses; nothing is taken off it."""
    site = root / "site"
    if not site.is_dir():
        return refuse("还没有网站（请先运行 nianbao build）")
    listed, built = listed_addresses(root), built_addresses(site)
    if missing := without_pdf(built):
        mend = "请安装一种中文字体，Linux 上例如 sudo apt-get install -y fonts-noto-cjk，再生成网站，再登记"
        return refuse(f"网站里没有 {missing[0]}，没有登记（{mend}）", code=1)
    every = {*listed, *built}
    (root / LIST).write_text(address_list(every), encoding="utf-8", newline="\n")
    print(f"{LIST}\n新登记 {len(every) - len(listed)} 个网址，共 {len(every)} 个。请把这个文件一起提交。")
    return 0


def try_address(root: Path, options: argparse.Namespace) -> int:
    """Compare a deployed site with the one that was built here."""
    if not (root / "site/index.html").is_file():
        return refuse("没有 site/：请先生成网站（nianbao build），再与发布出去的核对")
    try:
        wrong = smoke(root / "site", options.address, tries=options.tries)
    except Unreachable as problem:
        return refuse(f"{problem.problem}（{problem.mend}）", code=1)
    except Problem as problem:
        return refuse(f"{problem.problem}（{problem.mend}）")
    more = [f"另有 {len(wrong) - _MOST} 个文件也不对。"] if len(wrong) > _MOST else []
    print(*wrong[:_MOST], *more, f"{options.address} 与生成的网站{'不一致' if wrong else '一致'}。", sep="\n")
    return 1 if wrong else 0


def checksums(root: Path, _: argparse.Namespace) -> int:
    """Print the SHA-256 of every file that is offered for download, as `sha256sum` does."""
    site = root / "site"
    for name in sorted(address for address in built_addresses(site) if not address.endswith("/")):
        print(f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}")
    return 0


def _unknown(root: Path, year: int) -> str:
    return "" if (root / f"data/{year}").is_dir() else f"没有这个年度的数据：{year}"
