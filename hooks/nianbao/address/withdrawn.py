"""Withdrawn addresses: what was published and has been taken back, `data/withdrawn.yml`.

The source of a page or file may stay in `docs` or be deleted: it is read into nothing that is public either way.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nianbao.address.pages import is_year
from nianbao.finding import Finding, Place
from nianbao.source.fields import Fields, read_fields
from nianbao.source.keys import PUBLISHED_ADDRESS
from nianbao.source.projectkeys import WITHDRAWALS

WITHDRAWN = "data/withdrawn.yml"
PAGE_SOURCE = "---\ntemplate: withdrawn.html\n---\n# 这一页已经撤下 {#withdrawn}\n"
"""Markdown that serves as the source of the page at a withdrawn address."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An entry of `data/withdrawn.yml`: the address of a page or file, and for readers since when and why."""

    address: str
    """From the root of the site: `2023/work/` of a page, `2023/list.xlsx` or `2023/data/….pdf` of a file."""
    day: date
    why: str
    place: Place
    name: str = ""
    """What readers are to call it, where the address itself says too much."""

    @property
    def printed_name(self) -> str:
        """What pages call it: the name that it was given, or its address."""
        return self.name or self.address

    @property
    def is_page(self) -> bool:
        """Whether it is a page; else it is a file."""
        return self.address.endswith("/")

    @property
    def source(self) -> str:
        """The file that it is made of, from the project's root; of a file that a build makes there is none."""
        return f"docs/{self.address[:-1]}.md" if self.is_page else f"docs/{self.address}"

    @property
    def year(self) -> int | None:
        """The year to whose portal it belongs; None for what belongs to no year."""
        folder, _, name = self.address.partition("/")
        return int(folder) if name and is_year(folder) else None

    @property
    def slug(self) -> str:
        """Slug of a withdrawn page; empty for a file."""
        return self.address[:-1].rpartition("/")[2] if self.is_page else ""

    @property
    def printed_day(self) -> str:
        """The day for readers: `2023年5月6日`."""
        return f"{self.day.year}年{self.day.month}月{self.day.day}日"


def read_withdrawn(root: Path, findings: list[Finding]) -> tuple[Withdrawn, ...]:
    """The entries of `data/withdrawn.yml` in file order; none where there is no such file."""
    fields = read_fields(root / WITHDRAWN, WITHDRAWN, findings, WITHDRAWALS)
    if fields is None:
        return ()
    entries = tuple(item for entry in fields.mappings("withdrawn") if (item := _entry(entry)))
    fields.close()
    return entries


def _entry(fields: Fields) -> Withdrawn | None:
    address, day, why, name = fields.text("address"), fields.date("date"), fields.text("why"), fields.text("name")
    fields.close()
    if address and not re.fullmatch(PUBLISHED_ADDRESS, address):
        mend = "请从网站的根写起，不写域名和开头的斜线；一页的网址以斜线结尾，例如 2023/work/、2023/fujian.pdf"
        fields.problem(fields.line("address"), address, "这不是一页或一个文件的网址", mend)
        return None
    return Withdrawn(address, day, why, fields.line("address"), name) if address and day and why else None


def of_year(withdrawn: Iterable[Withdrawn], year: int | None) -> tuple[Withdrawn, ...]:
    """Those of a year; with None those of none."""
    return tuple(item for item in withdrawn if item.year == year)


def pages_of(withdrawn: Iterable[Withdrawn]) -> frozenset[str]:
    """The slugs of the pages among them: of one year, or of none."""
    return frozenset(item.slug for item in withdrawn if item.is_page)


def files_of(withdrawn: Iterable[Withdrawn]) -> tuple[Withdrawn, ...]:
    """The files among them."""
    return tuple(item for item in withdrawn if not item.is_page)


def sources_of(withdrawn: Iterable[Withdrawn]) -> frozenset[str]:
    """Their sources, from the project's root, whether they are there or not."""
    return frozenset(item.source for item in withdrawn)


def address_of(file: str) -> str:
    """The address of a file of `docs`, named from there, as editors write it: `2023/work/`, `2023/附件.pdf`."""
    if not file.endswith(".md"):
        return file
    name = file.removesuffix(".md")
    return f"{name.removesuffix('index')}" if name.endswith("/index") else f"{name}/"


def sealed_addresses(files: Iterable[str]) -> Iterator[str]:
    """The addresses of the text and the attachments among files that are named from the project's root."""
    return (address_of(file.removeprefix("docs/")) for file in files if file.startswith("docs/"))
