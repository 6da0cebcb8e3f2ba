"""The preview: what is saved shows in the open page, and a mistake does not end it."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from serving import Previewing, free_address, previewing
from workspace import THEME, edit, own_form


def test_saved_files_show_in_the_open_page(page: Page, project: Path) -> None:
    address = free_address()
    template = project / "overrides/partials/copyright.html"
    template.parent.mkdir(parents=True)
    shutil.copy(THEME / "partials/copyright.html", template)
    with previewing(project, address) as preview:
        save_and_look(page, project, f"http://{address}", preview)


def save_and_look(page: Page, root: Path, address: str, preview: Previewing) -> None:
    """What was saved is read before the page is looked at: on a busy machine, that alone takes long."""
    page.goto(f"{address}/2018/work/")
    # The first load of the page makes the browser wait for changes; nothing here reloads it but the preview.
    page.evaluate("document.body.dataset.seen = 'first'")

    edit(root / "docs/2018/work.md", "[16](stat", "[19](stat")  # a mistake: the page says so
    preview.until("有 1 处错误")
    expect(page.get_by_role("region", name="草稿")).to_contain_text("正文写的是 19，数据里是 16条")
    page.evaluate("document.body.dataset.seen = 'draft'")
    edit(root / "data/2018/statistics.yml", "政府公报公开政府信息数: 16", "政府公报公开政府信息数: 19")
    preview.until("读好了")
    expect(page.get_by_role("link", name="19", exact=True)).to_be_visible()
    expect(page.locator("body[data-seen]")).to_have_count(0)

    page.goto(f"{address}/2018/statistics/")
    edit(own_form(root, "2014"), "label: 接受培训人员数", "label: 参加培训人员数")
    edit(root / "data/2018/statistics.yml", "接受培训人员数", "参加培训人员数")
    preview.until("读好了")
    expect(page.locator("[id='row-9.3']")).to_contain_text("参加培训人员数")

    page.goto(f"{address}/2018/downloads/")
    for name in ("Word（DOCX", "离线版（ZIP"):
        link = page.get_by_role("link", name=name)
        assert page.request.get(str(link.evaluate("link => link.href"))).ok

    edit(root / "overrides/partials/copyright.html", "主办单位：", "主办机关：")
    preview.until("读好了")
    expect(page.locator("footer")).to_contain_text(re.compile("主办机关：红寺堡区人民政府"))
