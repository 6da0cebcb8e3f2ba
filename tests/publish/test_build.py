"""The commands as editors run them: what they print, what they leave, what they never touch."""

import json
import os
import re
import shutil
import socket
from pathlib import Path

import pytest

from nianbao.address.published import LIST
from nianbao.cache.place import store_of
from nianbao.cache.store import sha256
from nianbao.work.alone import alone
from page import pages_of, read_page
from workspace import CONTENT, edit, nianbao, nianbao_process, own_form


def marked(root: Path) -> Path:
    """A site/ from an earlier build, to see whether it is touched."""
    old = root / "site"
    old.mkdir()
    (old / "old.html").write_text("old", encoding="utf-8")
    return old


def assert_untouched(site: Path) -> None:
    assert [path.name for path in site.iterdir()] == ["old.html"]
    assert not [path.name for path in site.parent.iterdir() if path.name.startswith(".site")]


def test_a_good_build_replaces_the_old_site_and_prints_no_banner(project: Path) -> None:
    site = marked(project)
    run = nianbao_process(project, "build")
    assert run.returncode == 0, run.stderr
    assert not (site / "old.html").exists()
    assert (site / "2018/statistics/index.html").is_file()
    assert "end of life" not in run.stdout + run.stderr
    assert "WARNING" not in run.stderr
    names = {"data", "docs", "hooks", "mkdocs.yml", "site"}
    assert {path.name for path in project.iterdir()} == names


def test_an_error_in_the_data_leaves_the_old_site(project: Path) -> None:
    site = marked(project)
    edit(project / "data/2018/statistics.yml", "主动公开政府信息数: 15131", "主动公开政府信息数: 15132")
    run = nianbao_process(project, "build")
    assert run.returncode == 1
    assert "docs/2018/work.md:27: 主动公开政府信息数: 正文写的是 15131，数据里是 15132条" in run.stdout
    assert "错误 1 处" in run.stdout
    assert "原来的 site/ 没有改动" in run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    assert_untouched(site)


@pytest.mark.parametrize("link", ["2018/nowhere/", "2018/work.md#row-99"], ids=["page", "anchor"])
def test_a_link_of_a_front_page_that_leads_nowhere_leaves_the_old_site(project: Path, link: str) -> None:
    site = marked(project)
    with (project / "docs/index.md").open("a", encoding="utf-8") as index:
        index.write(f"\n[去]({link})\n")
    run = nianbao(project, "build")
    assert run.returncode == 1
    assert f"docs/index.md:9: {link}: " in run.stdout
    assert_untouched(site)


def test_an_engine_without_our_hooks_does_not_publish(project: Path) -> None:
    """One that runs only some of them passes for ours, and binds nothing."""
    site = marked(project)
    some = "from nianbao_mkdocs.events import on_config, on_files, on_nav, on_page_context, on_template_context\n"
    (project / "hooks/portal.py").write_text(some, encoding="utf-8")
    (project / "docs/index.md").write_text("# 无\n", encoding="utf-8")
    run = nianbao(project, "build", NIANBAO_CACHE="off")
    assert run.returncode == 1
    assert "stat:主动公开政府信息数: 生成的网页里还有没处理的地址" in run.stderr
    assert_untouched(site)


def test_a_bound_number_outside_a_year_is_refused(project: Path) -> None:
    with (project / "docs/index.md").open("a", encoding="utf-8") as index:
        index.write("\n[15131](stat:1.1)\n")
    run = nianbao(project, "build")
    assert run.returncode == 1
    assert (
        "docs/index.md:9: stat:1.1: 没有变成链接或表格（绑定数字和表格只能写在年度文件夹里；规则 data）" in run.stdout
    )
    assert "Traceback" not in run.stderr


def test_html_in_names_is_shown_and_never_run(project: Path) -> None:
    (project / "data/addresses.txt").unlink()  # the body gets another name
    evil = "<img src=x onerror=alert(1)>&lt;b&gt;"
    form, statistics = own_form(project, "2014"), project / "data/2018/statistics.yml"
    edit(statistics, "  接受培训人员数: 120", f"  '{evil}': 120")
    edit(form, "label: 接受培训人员数", f"label: '{evil}'")
    edit(statistics, "举报投诉数量: 45", f"'{evil}六': 45")
    form.write_text(form.read_text(encoding="utf-8").replace("举报投诉数量", f"{evil}六"), encoding="utf-8")
    edit(project / "data/2018/tables/建议提案办理结果.yml", "title: 2018年建议提案办理结果", f"title: '{evil}'")
    edit(project / "data/publisher.yml", "title: 红寺堡区政府信息公开工作年度报告", f"title: '{evil}'")
    edit(project / "data/publisher.yml", "name: 红寺堡区人民政府", f"name: '{evil}'")
    run = nianbao(project, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    for path in pages_of(project / "site"):
        page = read_page(path)
        assert not [node for node in page.walk() if node.get("src") == "x"], path
        assert not page.all("b"), path
    label = read_page(project / "site/2018/statistics/index.html").by_id("row-9.3").one("span", "label")
    assert label.text() == evil


def test_files_of_windows_programs_are_published(project: Path) -> None:
    for file in ("docs/2018/work.md", "docs/index.md", "data/2018/statistics.yml", "data/publisher.yml"):
        text = (project / file).read_text(encoding="utf-8")
        (project / file).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    run = nianbao(project, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(read_page(project / "site/2018/work/index.html").all("a", "figure")) == 22


def test_production_refuses_a_missing_identity_also_of_what_is_not_deployed(project: Path) -> None:
    run = nianbao(project, "build", PRODUCTION="1")
    assert run.returncode == 1
    assert "政府网站标识码: 还没有填写" in run.stdout
    assert not (project / "site").exists()


def test_what_stops_no_deployment_is_annotated(project: Path) -> None:
    """A year that is not locked, and an address that is not listed: a report that is right goes out."""
    addresses = project / LIST
    addresses.write_text(addresses.read_text("utf-8").replace("2018/work/\n", ""), encoding="utf-8")
    run = nianbao(project, "build", "--deploy", "--format", "github")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "\n::warning file=data/2018/frozen.yml,line=1::2018 年度: 没有锁定" in run.stdout
    assert re.search(r"\n::warning file=data/addresses.txt,line=1::网址: 有 \d+ 个新网址还没有登记", run.stdout)
    assert (project / "site/2018/work/index.html").is_file()


def test_what_was_published_is_deployed_or_nothing_is(project: Path) -> None:
    """A preview may lack the PDF, where a machine has no Chinese font; what goes to the public may not."""
    site = marked(project)
    with (project / LIST).open("a", encoding="utf-8") as addresses:
        addresses.write("2018/data/旧名.pdf\n")
    run = nianbao(project, "build", "--deploy")
    assert run.returncode == 1
    assert "2018/data/旧名.pdf: 这个网址公布过，现在没有了" in run.stderr
    assert_untouched(site)


def test_check_is_for_people_programs_and_annotations(project: Path) -> None:
    edit(project / "docs/2018/work.md", "[18](stat", "[19](stat")
    text = nianbao_process(project, "check")
    assert text.returncode == 1
    assert "检查完毕：错误 1 处，警告 0 处" in text.stdout
    (error, *others) = json.loads(nianbao(project, "check", "--format", "json").stdout)
    assert [way["kind"] for way in error.pop("ways")] == ["bind", "acknowledged"]
    assert error == {
        "rule": "bound-number",
        "severity": "error",
        "file": "docs/2018/work.md",
        "line": 99,
        "message": "回应公众关注热点或重大舆情数: 正文写的是 19，数据里是 18次"
        "（请核对原件，改正正文这一处或 data/2018/statistics.yml 第 15 行；规则 bound-number）",
        "expected": "18",
        "found": "19",
    }
    assert {other["severity"] for other in others} == {"info"}
    github = nianbao(project, "check", "--format", "github").stdout
    assert github.startswith("::error file=docs/2018/work.md,line=99::回应公众关注热点或重大舆情数")


def test_check_of_one_year_leaves_other_years_out(project: Path) -> None:
    edit(project / "docs/2018/work.md", "[18](stat", "[19](stat")
    assert nianbao(project, "check", "2018").returncode == 1
    edit(project / "docs/2018/work.md", "[19](stat", "[18](stat")
    for name in CONTENT:
        shutil.copytree(project / name / "2018", project / name / "2017")
    assert nianbao(project, "check", "2018").returncode == 0
    assert nianbao(project, "check", "2017").returncode == 1, "its period is of 2018"
    assert nianbao(project, "check").returncode == 1


def test_check_of_a_year_that_does_not_exist_is_a_wrong_call(project: Path) -> None:
    run = nianbao(project, "check", "1999")
    assert run.returncode == 2
    assert "没有这个年度的数据：1999" in run.stderr


def test_a_warning_fails_only_a_strict_check(project: Path) -> None:
    edit(project / "data/2018/statistics.yml", "制发规范性文件总数: 4", "制发规范性文件总数: 3")
    assert nianbao(project, "check").returncode == 0
    assert nianbao(project, "check", "--strict").returncode == 1
    assert nianbao(project, "build").returncode == 0


def test_outside_the_project_the_command_says_so(tmp_path: Path) -> None:
    run = nianbao(tmp_path, "check")
    assert run.returncode == 2
    assert "这里不是项目文件夹" in run.stderr


@pytest.mark.parametrize(
    ("address", "words"), [("nowhere", "不是地址"), ("127.0.0.1:99999", "不是地址"), ("busy", "可能已有一个预览在运行")]
)
def test_a_preview_that_cannot_start_says_why(project: Path, address: str, words: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        busy = f"127.0.0.1:{other.getsockname()[1]}"
        run = nianbao_process(project, "serve", "--address", busy if address == "busy" else address)
    assert run.returncode == 2
    assert words in run.stderr
    assert "Traceback" not in run.stderr
    assert run.stdout == ""


def test_the_same_input_gives_the_same_bytes(project: Path, site: Path) -> None:
    """Another day too: what MkDocs takes for today's date comes from the data."""
    run = nianbao(project, "build", SOURCE_DATE_EPOCH="86400")
    assert run.returncode == 0
    again = project / "site"
    names = [path.relative_to(site) for path in sorted(site.rglob("*")) if path.is_file()]
    assert names == [path.relative_to(again) for path in sorted(again.rglob("*")) if path.is_file()]
    differing = [name for name in names if (site / name).read_bytes() != (again / name).read_bytes()]
    assert [os.fspath(name) for name in differing] == []


def test_a_link_to_a_file_that_is_not_made_leaves_the_old_site(project: Path) -> None:
    site = marked(project)
    with (project / "docs/2018/work.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\n[数据](data/没有.csv)\n")
    run = nianbao(project, "build")
    assert run.returncode == 1
    assert "data/没有.csv: 网站里没有这个文件（请照下载页上的文件名填写；规则 data）" in run.stderr
    assert_untouched(site)


def test_what_has_not_changed_is_not_built_again_and_a_site_that_was_changed_is_put_right(project: Path) -> None:
    with (project / "docs/2018/plan.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\n又一段。\n")
    first = nianbao(project, "build")
    assert "网站已生成" in first.stdout
    assert "没有改动，网站已是最新" in (second := nianbao(project, "build")).stdout
    assert second.stdout.partition("没有改动")[0] == first.stdout.partition("网站已生成")[0], "the same findings"
    page = project / "site/2018/index.html"
    before = page.read_bytes()
    page.write_bytes(b"changed by hand")
    (project / "site/more.html").write_bytes(b"put there by hand")
    assert "没有改动，网站照上一次放好" in nianbao(project, "build").stdout
    assert page.read_bytes() == before
    assert not (project / "site/more.html").exists()
    assert not [path.name for path in project.iterdir() if path.name.startswith(".site")]


def test_a_second_build_at_the_same_time_does_nothing(project: Path) -> None:
    site = marked(project)
    with alone(project) as first:
        assert first
        run = nianbao(project, "build")
    assert (run.returncode, run.stderr) == (1, "另一个 nianbao build 正在运行，没有再做一次（请等它做完）。\n")
    assert_untouched(site)


def test_with_a_plugin_of_others_nothing_is_kept(project: Path) -> None:
    """It may look at anything, such as the day of a commit."""
    edit(project / "mkdocs.yml", "plugins: []", "plugins: [search]")
    for _ in range(2):
        run = nianbao(project, "build")
        assert "网站已生成" in run.stdout
        assert "2018 年下载文件：新做 0 个，取自缓存 13 个" in run.stderr


def test_a_kept_file_of_another_content_than_its_name_is_not_published(project: Path) -> None:
    assert nianbao(project, "build").returncode == 0
    page = project / "site/2018/work/index.html"
    right, wrong = page.read_bytes(), page.read_bytes().replace(b"15131", b"99999")
    folder = store_of(project, os.environ).folder
    assert folder
    (folder / sha256(right)).write_bytes(sha256(wrong).encode() + b"\n" + wrong)
    shutil.rmtree(project / "site")
    for _ in range(2):
        assert nianbao(project, "build").returncode == 0
        assert page.read_bytes() == right
