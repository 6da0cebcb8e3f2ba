"""Answers become data that the reader of the data takes as they were given."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.authoring.answers import QUESTIONS, answers_of, problem_with
from nianbao.authoring.publisherfile import publisher_text
from nianbao.authoring.yamltext import yaml_text
from nianbao.finding import Finding, Severity
from nianbao.project.publisher import Publisher, read_publisher
from nianbao.source.yamltree import Scalar, read_yaml

GIVEN = {
    "name": "某某县人民政府",
    "short_name": "某某县",
    "office": "某某县人民政府办公室",
    "level": "county",
    "scope": "summary",
    "postcode": "012345",
    "phone": "010-00000000",
    "email": "xxgk@example.gov.cn",
}


def published(folder: Path, **values: str) -> tuple[Publisher, list[Finding]]:
    """The publishing body that these answers make."""
    path, findings = folder / "publisher.yml", list[Finding]()
    path.write_text(publisher_text(answers_of(GIVEN | values)), encoding="utf-8")
    return read_publisher(path, path.name, findings, production=False), findings


def test_the_publisher_is_who_was_answered(tmp_path: Path) -> None:
    publisher, findings = published(tmp_path)
    assert {key: getattr(publisher, key) for key in ("name", "short_name", "office", "level", "scope")} == {
        key: GIVEN[key] for key in ("name", "short_name", "office", "level", "scope")
    }
    assert publisher.contact.postcode == "012345"
    assert publisher.contact.email == "xxgk@example.gov.cn"
    assert {finding.severity for finding in findings} == {Severity.INFO}  # what a website has still to find out


@pytest.mark.parametrize(
    "name", ['某某"县"', "某某: 县", "# 某某", "null", "空", "123", "- 甲", "甲 # 乙", "*甲", "甲\\乙"]
)
def test_names_are_read_back_as_they_were_typed(name: str, tmp_path: Path) -> None:
    publisher, findings = published(tmp_path, name=name)
    assert publisher.name == name
    assert {finding.severity for finding in findings} == {Severity.INFO}


@given(st.text().filter(lambda text: not problem_with(QUESTIONS[0], text)))
def test_any_text_that_may_be_an_answer_survives_the_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("yaml") / "a.yml"
    path.write_bytes(f"key: {yaml_text(text.strip())}\n".encode())
    value = read_yaml(path, path.name, []).get("key")
    assert isinstance(value, Scalar)
    assert value.text == text.strip()
    assert not value.empty


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({}, "某某县政府信息公开工作年度报告"),
        ({"short_name": ""}, "某某县人民政府政府信息公开工作年度报告"),
        ({"title": "年报"}, "年报"),
    ],
)
def test_the_portal_is_named_after_the_body_unless_it_is_said(
    values: dict[str, str], title: str, tmp_path: Path
) -> None:
    assert published(tmp_path, **values)[0].title == title


@pytest.mark.parametrize("text", ["甲\n乙", "甲\u200b乙", "甲\u2028乙", "\ufeff甲x\ufeff乙", "", "  "])
def test_what_cannot_be_a_name_is_said(text: str) -> None:
    assert "发布机关" in problem_with(QUESTIONS[0], text)
