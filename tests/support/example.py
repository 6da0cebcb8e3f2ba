"""The example: a portal of four published years, for whoever looks at this repository (`make example`).

The figures are those of published reports (`tests/samples/`); of the text, the chapters say that it is not reproduced.
"""

import shutil
import sys
from pathlib import Path

from samples import SAMPLES, acknowledge, write_chapters

UNIT = "pingtan"
_SENTENCE = "示例：这里只展示已公布的统计数据，不转载报告正文。"
_BANNER = "<p><strong>示例</strong>　用已公布的统计数据演示，不是发布机关的网站；报告以发布机关公布的为准。</p>\n"
_SITE = """# 示例网站。各项设置都在发布程序里，网站名称来自 data/publisher.yml。
site_name: 政府信息公开工作年度报告
site_url: !ENV [SITE_URL, ""]
theme: nianbao
plugins: [nianbao]
"""
_FRONT = "# 历年报告 {#years}\n\n这个网站是示例，用来演示历年报告放在一起的样子。\n"


def lay_out_example(root: Path) -> None:
    """Write the project into a new folder, as an office would have it."""
    shutil.copytree(SAMPLES / UNIT / "data", root / "data")
    acknowledge(root, UNIT)
    files = {"mkdocs.yml": _SITE, "docs/index.md": _FRONT, "overrides/partials/announce.html": _BANNER}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    write_chapters(root, _SENTENCE)


if __name__ == "__main__":
    lay_out_example(Path(sys.argv[1]))
