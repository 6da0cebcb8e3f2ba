"""What is kept of the beginning, so that a later version of the engine knows what it may change."""

from dataclasses import dataclass
from pathlib import Path

from nianbao.authoring.answers import ABOUT, Answers, answers_of
from nianbao.authoring.engine import RECORD, engine_version
from nianbao.authoring.wheel import Wheel
from nianbao.authoring.yamltext import yaml_text
from nianbao.finding import Finding
from nianbao.source.fields import Fields
from nianbao.source.yamltree import read_yaml

_HEAD = "# 由 nianbao init 写出，更新发布程序时照此比较；请不要手改。机关的名称等以 data/publisher.yml 为准。\n"


@dataclass(frozen=True, slots=True)
class Record:
    """The answers that texts were filled with, and the engine that wrote them."""

    answers: Answers
    """Without contact: its place is `data/publisher.yml`."""
    engine: str
    """Version of the engine."""
    wheel: str
    """File name of the locked engine; empty where it is not locked."""
    sha256: str


def record_of(answers: Answers, wheel: Wheel | None) -> Record:
    """The record of what the running engine writes now."""
    return Record(answers, engine_version(), wheel.name if wheel else "", wheel.sha256 if wheel else "")


def record_text(record: Record) -> str:
    """Text of the record file: the engine and the answers, by their keys."""
    values = {"engine": record.engine, "wheel": record.wheel, "sha256": record.sha256}
    values |= {name: record.answers.value(name) for name in ABOUT}
    return _HEAD + "".join(f"{name}: {yaml_text(value)}".rstrip() + "\n" for name, value in values.items())


def read_record(root: Path, findings: list[Finding]) -> Record:
    """The record of the office in this folder; problems are added to `findings`."""
    data = read_yaml(root / RECORD, RECORD, findings)
    fields = Fields(data, findings if data.entries else [])
    texts = {name: fields.text(name, required=name == "engine") for name in ("engine", "wheel", "sha256")}
    answers = answers_of({name: fields.text(name) for name in ABOUT})
    fields.close()
    return Record(answers, **texts)
