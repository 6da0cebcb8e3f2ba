"""What the site generator says becomes a finding in Chinese, at the line that it is about."""

from pathlib import Path

import pytest

from nianbao.publish.generator import findings_of, is_told

PAGE = "第一行\n\n![图](pic.png)\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "WARNING -  Doc file '2018/plan.md' contains a link 'pic.png', but the target '2018/pic.png' is not found",
            "docs/2018/plan.md:3: pic.png: 链接或图片的文件不存在，或地址不对",
        ),
        (
            "WARNING -  Doc file '2018/plan.md' contains an absolute link '/x.pdf', it was left as is.",
            "docs/2018/plan.md:1: /x.pdf: 链接或图片的文件不存在，或地址不对",
        ),
        (
            "WARNING -  Doc file '2018/plan.md' contains a link 'work.md#a', but 'x' does not contain an anchor",
            "docs/2018/plan.md:1: work.md#a: 链接要去的标题或那一行不存在",
        ),
        (
            "ERROR   -  Config value 'site_url': The URL isn't valid, it should include the http:// (scheme)",
            "mkdocs.yml:1: SITE_URL: 不是完整的网址（请写成 https://域名/栏目/ 这样）",
        ),
        (
            "ERROR   -  docs/2018/plan.md:3: stat:1: 没有变成链接（请改写）",
            "docs/2018/plan.md:3: stat:1: 没有变成链接（请改写）",
        ),
        ("WARNING -  Something new", "mkdocs.yml:1: 生成网站: 生成程序停了下来（它的原话是：Something new）"),
        ("OSError: no room", "mkdocs.yml:1: 生成网站: 生成程序停了下来（它的原话是：OSError: no room）"),
    ],
)
def test_every_complaint_becomes_a_finding(line: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "docs/2018").mkdir(parents=True)
    (tmp_path / "docs/2018/plan.md").write_text(PAGE, encoding="utf-8")
    log = ["INFO    -  Building documentation", line, "", "Aborted with 1 warnings in strict mode!"]
    (finding,) = findings_of(log, tmp_path)
    assert str(finding).startswith(told)


def test_a_message_of_several_lines_is_kept_whole(tmp_path: Path) -> None:
    (finding,) = findings_of(["ERROR   -  下载文件没有做成：", "2018 年 PDF: 没有字体"], tmp_path)
    assert "下载文件没有做成： 2018 年 PDF: 没有字体" in finding.message


def test_only_what_is_told_is_not_shown_as_it_is() -> None:
    assert not is_told("INFO    -  hooks: 警告：x")
    assert is_told("WARNING -  x")
    assert is_told("Aborted with 1 warnings in strict mode!")
