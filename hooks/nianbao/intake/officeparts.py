"""The parts of a Word or Excel package that a report is read from, found by their relationships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nianbao.attached.package import read_package
from nianbao.attached.relation import Relation, relations_of
from nianbao.attached.xmlpart import elements, parse_part
from nianbao.finding import Problem
from nianbao.intake.picturetype import media_type

_AGAIN = "请用 Word 或 WPS 打开，另存为 .docx，再试一次"


@dataclass(frozen=True, slots=True)
class Parts:
    """A package: the bytes of its parts, which part is the main one, and what leads where."""

    contents: Mapping[str, bytes]
    main: str
    relations: Mapping[tuple[str, str], Relation]
    """By the part that leads there, and the id by which it does."""

    def tree(self, name: str) -> Any | None:
        """The root of a part; None where there is no such part. Raises Problem where it is no XML."""
        return parse_part(self.contents[name]) if name in self.contents else None

    def related(self, purpose: str) -> Iterator[str]:
        """The names of the parts that the main part has for a purpose, such as `styles`."""
        for (part, _), relation in self.relations.items():
            if part == self.main and relation.purpose == purpose and relation.target in self.contents:
                yield relation.target

    def one(self, purpose: str) -> Any | None:
        """The root of the one part for a purpose."""
        return self.tree(next(self.related(purpose), ""))

    def picture(self, part: str, reference: str) -> tuple[bytes, str, str]:
        """Bytes, media type and address of what a part shows: no bytes where it lies elsewhere or is unknown."""
        relation = self.relations.get((part, reference))
        if relation is None:
            return b"", "", ""
        if relation.external or relation.target not in self.contents:
            return b"", "", relation.target
        content = self.contents[relation.target]
        return content, media_type(content), relation.target.rpartition("/")[2]


def read_parts(content: bytes) -> Parts:
    """The parts of a package. Raises Problem where it is none, is damaged, or holds no document."""
    contents = read_package(content)
    if any("vbaproject" in name.lower() for name in contents):
        raise Problem("文件带宏，不读取", "请用 Word 或 WPS 打开，另存为不带宏的 .docx")
    relations = {(relation.part, relation.id): relation for relation in relations_of(contents)}
    mains = [relation.target for relation in relations.values() if _leads_to_document(relation)]
    main = next((name for name in mains if name in contents), "")
    if not main:
        raise Problem("文件里没有正文", _AGAIN)
    return Parts(contents, main, relations)


def title_of(parts: Parts) -> str:
    """The title among the properties of the package."""
    targets = (relation.target for relation in parts.relations.values() if relation.purpose == "core-properties")
    root = next((parts.tree(name) for name in targets if name in parts.contents), None)
    found = [] if root is None else elements(root, "title")
    return next(((item.text or "").strip() for item in found), "")


def _leads_to_document(relation: Relation) -> bool:
    return not relation.part and relation.purpose == "officeDocument" and not relation.external
