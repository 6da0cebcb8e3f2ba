"""What the site generator says becomes a finding in Chinese."""

import pytest

from nianbao_mkdocs.complaints import finding_of

YAML_SLIP = """MkDocs encountered an error parsing the configuration file: while parsing a flow sequence
  in "/a/mkdocs.yml", line 3, column 10
expected ',' or ']', but got '<stream end>'
  in "/a/mkdocs.yml", line 4, column 1"""
YAML_SAID = "这一行或上一行的写法不对（请核对缩进、冒号、引号和括号：冒号后面要有一个空格，括号要成对；规则 data）"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Config value 'site_url': The URL isn't valid, it should include the http:// (scheme)",
            "mkdocs.yml:1: SITE_URL: 不是完整的网址（请写成 https://域名/栏目/ 这样；规则 data）",
        ),
        (
            "Config value 'plugins': The \"blog2\" plugin is not installed",
            "mkdocs.yml:1: blog2: 没有安装这个插件（请删去 plugins 里的这一项，或先安装它；规则 data）",
        ),
        (
            "Config value 'theme': Unrecognised theme name: 'abc'. The available installed themes are: mkdocs",
            "mkdocs.yml:1: abc: 没有安装这个主题（请写成 theme: nianbao；规则 data）",
        ),
        (
            YAML_SLIP,
            f"mkdocs.yml:4: mkdocs.yml: {YAML_SAID}",
        ),
        ("Something new", "mkdocs.yml:1: 生成网站: 生成程序停了下来（它的原话是：Something new；规则 data）"),
        ("OSError: no room", "mkdocs.yml:1: 生成网站: 生成程序停了下来（它的原话是：OSError: no room；规则 data）"),
    ],
)
def test_every_complaint_becomes_a_finding(line: str, told: str) -> None:
    assert str(finding_of(line)) == told


def test_a_message_of_several_lines_is_one_line() -> None:
    assert "坏了 2018 年" in finding_of("坏了\n2018 年").message
