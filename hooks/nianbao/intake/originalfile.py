"""What is kept of a file that a year was imported from: its digest and the figures that it holds, each with its place.

`data/<year>/original/figures.yml`; the file itself stays out of the repository.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nianbao.authoring.yamltext import yaml_text
from nianbao.intake.doubt import where
from nianbao.intake.figures import ReadFigure
from nianbao.report.value import MONEY_UNITS

_HEAD = """# 从原件里读到的数，由 nianbao import 写出；请不要手改。数据与这里不同的，检查时会指出。
# 原件本身不提交。
"""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was imported."""

    name: str
    sha256: str


def original_text(source: Source, figures: Mapping[str, ReadFigure], chapters: Mapping[str, str]) -> str:
    """The file; `chapters` are the digests of the pages by their names."""
    lines = [f"file: {yaml_text(source.name)}", f"sha256: {source.sha256}", "chapters:"]
    lines += [f"  {yaml_text(slug)}: {yaml_text(digest)}" for slug, digest in chapters.items()] + ["figures:"]
    return _HEAD + "\n".join([*lines, *_figures(figures)]) + "\n"


def _figures(figures: Mapping[str, ReadFigure]) -> Iterator[str]:
    for id, figure in figures.items():
        value = figure.entry.number or figure.entry.text
        unit = next((unit for unit in MONEY_UNITS if figure.entry.text == value + unit), "")
        of_money = f", unit: {unit}" if unit else ""
        yield f'  "{id}": {{value: {value}{of_money}, at: {yaml_text(where(figure.place))}}}'
