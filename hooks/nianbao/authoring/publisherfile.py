"""`data/publisher.yml` of a new repository: what was answered, and a line for everything that is to be filled in."""

from collections.abc import Iterable, Iterator, Mapping

from nianbao.authoring.answers import QUESTIONS, Answers
from nianbao.authoring.yamltext import yaml_text
from nianbao.source.filenames import schema_name
from nianbao.source.keys import Key
from nianbao.source.projectkeys import PUBLISHER

PUBLISHER_FILE = "data/publisher.yml"
_HEAD = f"""# yaml-language-server: $schema=schemas/{schema_name("publisher")}
# 发布机关和网站。没有核实的编号留空：页面上不显示，检查时会列出，核实后填写。
# 填全以后设 PRODUCTION=1，以后少一项就不发布。
"""


def publisher_text(answers: Answers) -> str:
    """The file. Every key is there with what belongs behind it; what was not answered is empty."""
    values = {key.name: answers.value(key.name) for key in QUESTIONS}
    return _HEAD + "\n".join(_lines(PUBLISHER, values)) + "\n"


def _lines(keys: Iterable[Key], values: Mapping[str, str], indent: str = "") -> Iterator[str]:
    for key in keys:
        value = yaml_text(values.get(key.name, ""))
        yield f"{indent}{key.name}:{value and f' {value}'}  # {key.title}。{key.help}"
        yield from _lines(key.keys, values, f"{indent}  ")
