"""Reading the rules of a form: each is expanded into relations, one for every column or row that it holds for."""

import re
from collections.abc import Collection, Iterator

from nianbao.finding import Severity
from nianbao.form.cell import cells_of
from nianbao.form.model import Form
from nianbao.form.rule import Relation, Rule, Term, TextRule
from nianbao.form.rulekeys import EACH, TERM
from nianbao.source.fields import Fields
from nianbao.source.keys import LEVELS
from nianbao.source.yamltree import Scalar, Sequence

_TERM = re.compile(TERM)
_BEFORE = "@Y-1"
_EACH = re.compile(EACH)

_Scope = dict[str, str]
"""Figure ids by the row or column ids that a rule names."""


def read_rules(fields: Fields, form: Form) -> tuple[tuple[Rule, ...], tuple[TextRule, ...]]:
    """The form's rules. One that is kept elsewhere (it has a `condition`) or is wrong is left out."""
    rules: list[Rule] = []
    text_rules: list[TextRule] = []
    ids: set[str] = set()
    for item in fields.mappings("rules"):
        reader = _RuleReader(item, form)
        rule = reader.read()
        if reader.id and reader.id in ids:
            item.problem(item.line("id"), reader.id, "规则编号重复", "每一条规则要有自己的 id")
        ids.add(reader.id)
        if isinstance(rule, TextRule):
            text_rules.append(rule)
        elif rule:
            rules.append(rule)
    return tuple(rules), tuple(text_rules)


class _RuleReader:
    """Reads one entry of `rules:`, with all relations that it expands to."""

    def __init__(self, fields: Fields, form: Form) -> None:
        self.fields = fields
        self.form = form
        self.id = fields.text("id")
        self.words = fields.text("words")

    def read(self) -> Rule | TextRule | None:
        fields = self.fields
        severity = self._severity()
        mentions = fields.texts("mentions")
        elsewhere = bool(mentions or fields.text("condition"))
        op, left, right = fields.text("op"), self._side("left"), self._side("right")
        each = fields.text("for_each")
        levels, previous = self._levels(), fields.words("previous_forms")
        chapter = self._chapter()
        fields.close()
        if severity is None or (elsewhere and self._mixed()):
            return None
        if mentions:
            return TextRule(self.id, self.words, chapter, tuple(item.text for item in mentions), severity)
        if op and not fields.known("op", op):
            fields.problem(fields.line("op"), self.id, f"不认识“{op}”", "请填 =、<= 或 >=")
            return None
        relations = tuple(self._relations(each, left, right)) if op and left and right is not None else ()
        previous = previous or (self.form.id,)
        if not relations:
            return None
        return Rule(
            self.id,
            self.words,
            op=op,
            relations=relations,
            severity=severity,
            levels=levels,
            previous_forms=previous,
        )

    def _side(self, key: str) -> tuple[Scalar, ...] | None:
        """The terms of one side; None (with a finding) where none are given. Only `right` may be an empty list: 0."""
        terms = self.fields.texts(key)
        node = self.fields.mapping.get(key)
        if node is None or terms:
            return terms or None
        if isinstance(node, Sequence) and key == "right":
            return ()
        if isinstance(node, Sequence) or (isinstance(node, Scalar) and node.empty):
            mend = "请填行号或列号" + ("；右边是 0 的写 []" if key == "right" else "")
            self.fields.problem(self.fields.line(key), key, "没有填写", mend)
        return None

    def _mixed(self) -> bool:
        """Whether it is two kinds of rule at once, of which only one could be kept."""
        kinds = [key for key in ("condition", "mentions") if self.fields.mapping.get(key) is not None]
        kinds += [key for key in ("op", "left", "right") if self.fields.mapping.get(key) is not None]
        if len(kinds) > 1:
            problem = f"{'、'.join(kinds)} 不能写在同一条规则里"
            self.fields.problem(self.fields.line(kinds[0]), self.id, problem, "请只留一种，或分成两条规则")
        return len(kinds) > 1

    def _chapter(self) -> str:
        """The number of the chapter that has to hold the words."""
        number = self.fields.text("chapter").rstrip("、.．")
        if number and number not in {chapter.number for chapter in self.form.chapters}:
            problem = f"表式没有第“{number}”章"
            self.fields.problem(self.fields.line("chapter"), "chapter", problem, "请填 chapters 里的一个 number")
        return number

    def _severity(self) -> Severity | None:
        text = self.fields.text("severity")
        if self.fields.known("severity", text):
            return Severity(text)
        self.fields.problem(self.fields.line("severity"), self.id, f"不认识“{text}”", "请填 error、warning 或 info")
        return None

    def _levels(self) -> tuple[str, ...]:
        levels = self.fields.texts("levels")
        for level in levels:
            if level.text not in LEVELS:
                self.fields.problem(level.place, self.id, f"不认识“{level.text}”", "请填 " + "、".join(LEVELS))
        return tuple(level.text for level in levels)

    def _relations(self, each: str, left: tuple[Scalar, ...], right: tuple[Scalar, ...]) -> Iterator[Relation]:
        scopes = list(self._scopes(each))
        sides = (*left, *right)
        if scopes and self._known("left", left, scopes) and self._known("right", right, scopes) and self._once(sides):
            for scope in scopes:
                one, other = (tuple(_term(item.text, scope) for item in side) for side in (left, right))
                for group in [(term,) for term in other] if each == "right" else [other]:
                    yield Relation(one, group)

    def _scopes(self, each: str) -> Iterator[_Scope]:
        """The rows or columns to which the rule is applied one by one; its sides name rows, with `row of` columns."""
        match = _EACH.fullmatch(each)
        if match:
            for name in match[2].split(","):
                found = list(self._scopes_of(match[1], name.strip()))
                if not found:
                    problem = f"没有带数值的表或行 {name.strip()}"
                    self.fields.problem(self.fields.line("for_each"), "for_each", problem, "请填表号或行号，例如 t3")
                yield from found
        elif each in ("", "right"):
            yield {cell.row.id: cell.id for cell in cells_of(self.form) if cell.stands_for_row}
        else:
            mend = "请写 right、column of t3 或 row of t3"
            self.fields.problem(self.fields.line("for_each"), "for_each", f"不认识“{each}”", mend)

    def _scopes_of(self, kind: str, name: str) -> Iterator[_Scope]:
        """The columns or rows of one table, or of one of its rows."""
        for table in self.form.tables:
            rows = [row for row in table.value_rows if name in (table.id, row.id)]
            if kind == "row":
                yield from ({column.id: table.figure_id(row, column) for column in table.columns} for row in rows)
            elif rows:
                yield from ({row.id: table.figure_id(row, column) for row in rows} for column in table.columns)

    def _known(self, key: str, side: tuple[Scalar, ...], scopes: list[_Scope]) -> bool:
        for item in side:
            match = _TERM.fullmatch(item.text)
            if not match or not all(match[2] in scope for scope in scopes):
                problem = f"表里没有带数值的行或列 {item.text}"
                self.fields.problem(item.place, key, problem, "请改正规则中的行号或列号")
                return False
        return True

    def _once(self, terms: tuple[Scalar, ...]) -> bool:
        """Whether no figure is in the rule twice; those of two years are two."""
        seen: set[tuple[str, bool]] = set()
        for item in terms:
            _, id, year = _TERM.fullmatch(item.text).groups()  # type: ignore[union-attr] # it was matched before
            if (id, year == _BEFORE) in seen:
                self.fields.problem(item.place, self.id, f"{item.text} 写了两次", "同一行或列在一条规则里只写一次")
                return False
            seen.add((id, year == _BEFORE))
        return True


def _term(text: str, scope: _Scope) -> Term:
    """The term of a rule, written `3.1`, `-3.1` or `3.1@Y-1`, with an id that the scope is known to have."""
    minus, id, year = _TERM.fullmatch(text).groups()  # type: ignore[union-attr] # it was matched before
    return Term(scope[id], year == _BEFORE, bool(minus))


def check_previous_forms(fields: Fields, known: Collection[str]) -> None:
    """Forms of the year before that no file describes. All forms have to be read by then."""
    for item in fields.silent().mappings("rules"):
        for name in item.texts("previous_forms"):
            if name.text not in known:
                mend = f"请从这些里选：{'、'.join(known)}"
                fields.problem(name.place, "previous_forms", f"没有“{name.text}”这种表式", mend)
