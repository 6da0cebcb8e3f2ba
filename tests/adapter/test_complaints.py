"""What the site generator says becomes a finding in Chinese, at the line that it is about."""

from pathlib import Path

import pytest

from nianbao_mkdocs.complaints import finding_of

PAGE = "第一行\n\n![图](pic.png)\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Doc file '2018/plan.md' contains a link 'pic.png', but the target '2018/pic.png' is not found",
            "docs/2018/plan.md:3: pic.png: 链接或图片的文件不存在，或地址不对",
        ),
        (
            "Doc file '2018/plan.md' contains an absolute link '/x.pdf', it was left as is.",
            "docs/2018/plan.md:1: /x.pdf: 链接或图片的文件不存在，或地址不对",
        ),
        (
            "Doc file '2018/plan.md' contains a link 'work.md#a', but 'x' does not contain an anchor",
            "docs/2018/plan.md:1: work.md#a: 链接要去的标题或那一行不存在",
        ),
        (
            "Config value 'site_url': The URL isn't valid, it should include the http:// (scheme)",
            "mkdocs.yml:1: SITE_URL: 不是完整的网址（请写成 https://域名/栏目/ 这样）",
        ),
        ("Something new", "mkdocs.yml:1: 生成网站: 生成程序停了下来（它的原话是：Something new）"),
        ("OSError: no room", "mkdocs.yml:1: 生成网站: 生成程序停了下来（它的原话是：OSError: no room）"),
    ],
)
def test_every_complaint_becomes_a_finding(line: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "docs/2018").mkdir(parents=True)
    (tmp_path / "docs/2018/plan.md").write_text(PAGE, encoding="utf-8")
    assert str(finding_of(line, tmp_path)).startswith(told)


def test_a_message_of_several_lines_is_one_line(tmp_path: Path) -> None:
    assert "坏了 2018 年" in finding_of("坏了\n2018 年", tmp_path).message
