"""What the site generator says becomes a finding in Chinese."""

import pytest

from nianbao_mkdocs.complaints import finding_of


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Config value 'site_url': The URL isn't valid, it should include the http:// (scheme)",
            "mkdocs.yml:1: SITE_URL: 不是完整的网址（请写成 https://域名/栏目/ 这样）",
        ),
        ("Something new", "mkdocs.yml:1: 生成网站: 生成程序停了下来（它的原话是：Something new）"),
        ("OSError: no room", "mkdocs.yml:1: 生成网站: 生成程序停了下来（它的原话是：OSError: no room）"),
    ],
)
def test_every_complaint_becomes_a_finding(line: str, told: str) -> None:
    assert str(finding_of(line)) == told


def test_a_message_of_several_lines_is_one_line() -> None:
    assert "坏了 2018 年" in finding_of("坏了\n2018 年").message
