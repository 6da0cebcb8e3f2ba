from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.finding import Finding
from nianbao.source.yamltree import Mapping, Scalar, read_yaml


def read(tmp_path: Path, raw: bytes) -> tuple[Mapping, list[Finding]]:
    path = tmp_path / "a.yml"
    path.write_bytes(raw)
    findings: list[Finding] = []
    return read_yaml(path, "data/a.yml", findings), findings


@pytest.mark.parametrize("text", ["012", "12:30", "1_000", "on", "yes", "0x1F", "1e3", "2018-01-01", "=1"])
def test_a_scalar_stays_what_was_typed(tmp_path: Path, text: str) -> None:
    data, findings = read(tmp_path, f"数: {text}\n".encode())
    value = data.get("数")
    assert isinstance(value, Scalar)
    assert (value.text, value.place.line) == (text, 1)
    assert findings == []


def test_byte_order_mark_and_crlf_are_accepted(tmp_path: Path) -> None:
    data, findings = read(tmp_path, "\ufeff甲: 1\r\n乙: 2\r\n".encode())
    assert [(entry.key, entry.place.line) for entry in data] == [("甲", 1), ("乙", 2)]
    assert findings == []


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        ("甲: 1\n乙: 2\n甲: 3\n".encode(), 3, "重复出现，第 1 行已有这一项"),
        ("甲:\n\t乙: 1\n".encode(), 2, "制表符"),
        ("甲: 1\n乙：2\n".encode(), 2, "全角冒号"),
        ("甲：\n  乙: 2\n".encode(), 1, "全角冒号"),
        ("甲: 政府\n".encode("gbk"), 1, "GBK"),
        ("甲: 1\n乙: 政府\n".encode("gbk"), 1, "GBK"),
        ("甲: 1\n".encode("utf-16"), 1, "UTF-16"),
        (b"\x81: \xff\xff\xff\n", 1, "不是 UTF-8"),
        ("甲: [1, 2\n乙: 3\n".encode(), 2, "读不下去"),
        ('甲: "1\n'.encode(), 2, "引号没有成对"),
        (b"", 1, "文件是空的"),
        ("只有文字\n".encode(), 1, "名称: 值"),
        ("甲: &a [1]\n乙: *a\n".encode(), 1, "引用"),
        (b"a: " + b"[" * 30 + b"]" * 30 + b"\n", 1, "嵌套太深"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, raw: bytes, line: int, words: str) -> None:
    _, findings = read(tmp_path, raw)
    assert findings, "nothing was found"
    assert words in str(findings[0])
    assert findings[0].place.line == line


def test_all_slips_of_a_broken_file_are_named_at_once(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "甲：1\n乙：2\n\t丙: 3\n".encode())
    assert [finding.place.line for finding in findings] == [1, 2, 3]


@given(st.text(alphabet=st.sampled_from(list("甲乙: -[]{}\"'&*!|>%@`,?#\n\t\\0129.~：<=")), max_size=80))
def test_any_text_gives_data_or_findings_and_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    data, findings = read(tmp_path_factory.getbasetemp(), text.encode())
    assert data.entries or findings
