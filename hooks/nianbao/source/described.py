"""Fields whose keys are described: reader and JSON Schema take them from the same place."""

from collections.abc import Iterator

from nianbao.finding import Finding
from nianbao.source.fields import Fields
from nianbao.source.keys import Key, Kind
from nianbao.source.yamltree import Mapping


class Described(Fields):
    """Reads a mapping by the description of its keys: a key that is not described cannot be asked for (KeyError).

    Whether a key is required is taken from its description, and keys that are not read need not be asked for.
    """

    def __init__(self, mapping: Mapping, findings: list[Finding], keys: tuple[Key, ...]) -> None:
        super().__init__(mapping, findings, keys)
        self._described = {key.name: key for key in keys}
        self._way = _way(mapping, keys)
        self.skip(*(key.name for key in keys if key.kind is Kind.ANY))

    def truth(self, key: str) -> bool:
        """Whether `key` is true; every other word than `true` and `false` is a finding."""
        text = self._single(key, Kind.TRUTH)
        if text not in ("", "true", "false"):
            self.problem(self.line(key), key, f"“{text}”不是 true 或 false", "请填 true；不是的删去这一项")
        return text == "true"

    def words(self, key: str) -> tuple[str, ...]:
        """The texts of the list under `key`."""
        return tuple(item.text for item in self.texts(key))

    def blocks(self, key: str) -> Iterator["Described"]:
        """The items of the list under `key`, each read by the description of that key."""
        for item in self.mappings(key):
            yield Described(item.mapping, self._findings, self._described[key].keys)

    def known(self, key: str, text: str) -> bool:
        """Whether `text` is one of the values that `key` may have."""
        return text in self._described[key].choices

    def silent(self) -> "Described":
        """The same fields once more, for what was read before: what is wrong in them is no finding again."""
        return Described(self.mapping, [], tuple(self._described.values()))

    def _is_required(self, key: str, *, required: bool) -> bool:
        described = self._described[key]
        return required or (described.required and described.way in ("", self._way))

    def _refuse_unread(self) -> None:
        """Nothing: of several ways of writing a block only one is read."""


def _way(mapping: Mapping, keys: tuple[Key, ...]) -> str:
    """The way in which a block is written: that of the first of its keys which is there, else the first of all."""
    ways = [key for key in keys if key.way]
    return next((key.way for key in ways if mapping.get(key.name) is not None), ways[0].way if ways else "")
