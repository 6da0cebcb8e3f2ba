"""Reading the rules of a form: each is expanded into relations, one for every column or row that it holds for."""

import re
from collections.abc import Iterator

from nianbao.fields import Fields
from nianbao.finding import Severity
from nianbao.form import Form
from nianbao.formrule import Relation, Rule, Term, TextRule
from nianbao.keys import LEVELS
from nianbao.yamltree import Scalar

_OPERATORS = ("=", "<=", ">=")
_ABOUT_RULE = ("basis", "source", "note", "condition")
_TERM = re.compile(r"(-?)([a-z0-9._]+?)(@Y(?:-1)?)?")
_EACH = re.compile(r"(column|row) of (.+)")

_Scope = dict[str, str]
"""Figure ids by the row or column ids that a rule names."""


def read_rules(fields: Fields, form: Form) -> tuple[tuple[Rule, ...], tuple[TextRule, ...]]:
    """The form's rules. One that is kept elsewhere (it has a `condition`) or is wrong is left out."""
    rules: list[Rule] = []
    text_rules: list[TextRule] = []
    for item in fields.mappings("rules"):
        rule = _RuleReader(item, form).read()
        if isinstance(rule, TextRule):
            text_rules.append(rule)
        elif rule:
            rules.append(rule)
    return tuple(rules), tuple(text_rules)


class _RuleReader:
    """Reads one rule."""

    def __init__(self, fields: Fields, form: Form) -> None:
        self.fields = fields
        self.form = form
        fields.skip(*_ABOUT_RULE)
        self.id = fields.text("id", required=True)
        self.words = fields.text("words")

    def read(self) -> Rule | TextRule | None:
        fields = self.fields
        severity = self._severity()
        mentions = tuple(item.text for item in fields.texts("mentions"))
        needed = not mentions and fields.mapping.get("condition") is None
        op = fields.text("op", required=needed)
        left = fields.texts("left", required=needed)
        right = fields.texts("right", required=needed)
        each = fields.text("for_each")
        levels, previous = self._levels(), tuple(item.text for item in fields.texts("previous_forms"))
        chapter = fields.text("chapter")
        fields.close()
        if severity is None:
            return None
        if mentions:
            return TextRule(self.id, self.words, chapter.rstrip("、"), mentions, severity)
        if op and op not in _OPERATORS:
            fields.problem(fields.line("op"), self.id, f"不认识“{op}”", "请填 =、<= 或 >=")
            return None
        relations = tuple(self._relations(each, left, right)) if op and left else ()
        return (
            Rule(self.id, self.words, op, relations, severity, levels, previous or (self.form.id,))
            if relations
            else None
        )

    def _severity(self) -> Severity | None:
        text = self.fields.text("severity", required=True)
        if text in list(Severity):
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
        if not scopes:
            mend = "请写 right、column of t3 或 row of t3"
            self.fields.problem(self.fields.line("for_each"), "for_each", f"不认识“{each}”", mend)
        elif self._known("left", left, scopes) and self._known("right", right, scopes):
            for scope in scopes:
                one, other = (tuple(_term(item.text, scope) for item in side) for side in (left, right))
                for group in [(term,) for term in other] if each == "right" else [other]:
                    yield Relation(one, group)

    def _scopes(self, each: str) -> Iterator[_Scope]:
        """Where the rule holds. Its sides name rows; with `row of`, columns."""
        match = _EACH.fullmatch(each)
        if not match:
            if each in ("", "right"):
                yield {
                    row.id: table.figure_id(row, table.default)
                    for table in self.form.tables
                    for row in table.value_rows
                    if table.default
                }
            return
        for name in match[2].split(","):
            for table in self.form.tables:
                rows = [row for row in table.value_rows if name.strip() in (table.id, row.id)]
                if match[1] == "row":
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


def _term(text: str, scope: _Scope) -> Term:
    """The figure that a known id stands for."""
    minus, id, year = _TERM.fullmatch(text).groups()  # type: ignore[union-attr] # it was matched before
    return Term(scope[id], year == "@Y-1", bool(minus))
