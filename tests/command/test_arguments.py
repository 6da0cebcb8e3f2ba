"""A wrong call gets one line in Chinese that names what is wrong."""

import pytest

from nianbao.cli import main


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("", "缺少“命令”（用法见 nianbao --help）"),
        ("chek", "命令：没有“chek”，是不是“check”、“checksums”、“schema”？（用法见 nianbao --help）"),
        ("check abc", "年度：“abc”不是整数（用法见 nianbao check --help）"),
        ("check --format xml", "--format：没有“xml”，可以写 text、json、github（用法见 nianbao check --help）"),
        ("check --format", "--format 后面要写一个值（用法见 nianbao check --help）"),
        ("freeze", "缺少“年度”（用法见 nianbao freeze --help）"),
        ("build now", "多写了“now”（用法见 nianbao --help）"),
        ("smoke http://x --tries viele", "--tries：“viele”不是整数（用法见 nianbao smoke --help）"),
    ],
)
def test_a_wrong_call_is_said_in_one_line(call: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(call.split())
    assert stopped.value.code == 2
    assert capsys.readouterr().err == f"{said}\n"


@pytest.mark.parametrize("call", ["--help", "check --help", "diff --help"])
def test_help_is_in_chinese(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(call.split())
    shown = capsys.readouterr().out
    assert shown.startswith("用法：nianbao")
    assert "可以加上的:" in shown
    assert not {"usage", "options", "arguments", "show"} & set(shown.replace(":", " ").split())
