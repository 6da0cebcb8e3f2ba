"""`nianbao addresses`: what the site offers is added to the list of published addresses."""

import argparse
import os
from pathlib import Path

from nianbao.command.command import Command
from nianbao.command.refusal import refuse


def _run(root: Path, _: argparse.Namespace) -> int:
    """Add what the built site offers to the list of published addresses; nothing is taken off it."""
    from nianbao.address.built import is_current
    from nianbao.address.published import LIST, address_list, built_addresses, listed_addresses, without_pdf
    from nianbao.cache.place import store_of

    site = root / "site"
    if not site.is_dir():
        return refuse("还没有网站（请先运行 nianbao build）")
    if not is_current(root, store_of(root, os.environ)):
        mend = "请先运行 nianbao build，生成成功以后再登记"
        return refuse(f"site/ 里的网站不是用现在的文件生成的，没有登记（{mend}）", code=1)
    listed, built = listed_addresses(root), built_addresses(site)
    if missing := without_pdf(built):
        mend = "请安装一种中文字体，Linux 上例如 sudo apt-get install -y fonts-noto-cjk，再生成网站，再登记"
        return refuse(f"网站里没有 {missing[0]}，没有登记（{mend}）", code=1)
    every = {*listed, *built}
    (root / LIST).write_text(address_list(every), encoding="utf-8", newline="\n")
    print(f"{LIST}\n新登记 {len(every) - len(listed)} 个网址，共 {len(every)} 个。请把这个文件一起提交。")
    return 0


COMMAND = Command("addresses", "登记网站现有的网址，以后一个也不能消失", _run)
