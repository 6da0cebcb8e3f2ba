"""Reading the forms: the statutory ones of the engine, and an office's own in `data/forms/`.

An error in a form must not silently drop a rule or a unit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from nianbao.finding import Finding
from nianbao.form.edition import same_cells, with_others
from nianbao.form.editionreader import read_edition, with_rules
from nianbao.form.keys import FORM
from nianbao.form.model import Form
from nianbao.form.rulereader import check_previous_forms
from nianbao.source.fields import Fields
from nianbao.source.statutory import OVERRIDE, beside
from nianbao.source.yamltree import read_yaml


@dataclass(frozen=True, slots=True)
class _Read:
    """An edition of a form as it was read, with the fields of its file."""

    form: Form
    fields: Fields
    own: bool
    """Whether it is the office's."""


def read_forms(root: Path, findings: list[Finding]) -> dict[str, Form]:
    """The newest edition of every form that can be read, by id; problems are added to `findings`.

    An office's form replaces a statutory one of the same id, and an edition of it one of the same number; the other
    editions stay, for the years that were published with them.
    """
    folders = tuple(beside(root, "forms"))
    if len(folders) > 1:
        return _read_forms(folders, findings)
    forms, found = _read_statutory(folders)
    findings += found
    return dict(forms)


@lru_cache(maxsize=1)
def _read_statutory(folders: tuple[tuple[Path, str], ...]) -> tuple[Mapping[str, Form], tuple[Finding, ...]]:
    """The forms where an office has none of its own: they come with the engine, and stay as they are while it runs."""
    findings: list[Finding] = []
    return _read_forms(folders, findings), tuple(findings)


def _read_forms(folders: Iterable[tuple[Path, str]], findings: list[Finding]) -> dict[str, Form]:
    read: dict[str, list[_Read]] = {}
    for folder, shown in folders:
        for each in _read_folder(folder, shown, findings):
            read.setdefault(each.form.id, []).append(each)
    newest = {id: _newest(editions) for id, editions in read.items()}
    for id, editions in read.items():
        if own := [each for each in editions if each.own]:
            _tell(_newest(own), statutory=len(own) < len(editions))
        check_previous_forms(newest[id].fields, newest)
    return {id: _whole(each, read[id]) for id, each in newest.items() if _usable(each.form)}


def _newest(editions: Iterable[_Read]) -> _Read:
    """The edition for years to come: an office's own goes before the engine's, one that can be used before others."""
    return max(editions, key=lambda each: (_usable(each.form), each.own, each.form.edition))


def _usable(form: Form) -> bool:
    return bool(form.sections and form.years)


def _whole(newest: _Read, editions: Iterable[_Read]) -> Form:
    """The newest edition with the others; one of the same folder that holds other figures is a finding."""
    usable = [each for each in editions if _usable(each.form)]
    for other in usable:
        if other.own == newest.own and not same_cells(other.form, newest.form):
            problem = f"第 {newest.form.edition} 版与第 {other.form.edition} 版的行、列不同"
            mend = "版次不同的只是印的字、单位、次序；行、列有增减的是另一种表式，请改用另一个 form"
            newest.fields.problem(newest.fields.line("edition"), "edition", problem, mend)

    def finish(form: Form) -> Form:
        return with_rules(form, newest.fields.silent())

    own = all(each.own for each in editions)
    form = with_others(newest.form, {each.form.edition: each.form for each in usable}, finish)
    return replace(form, own=own, others=tuple(replace(other, own=own) for other in form.others))


def _tell(newest: _Read, *, statutory: bool) -> None:
    """Add a finding (INFO) that an office's own form is in use; `statutory` where it replaces one of the engine's."""
    what = "用本站的这一份，不用发布程序自带的" if statutory else "本站自己的表式"
    mend = "请确认这是有意的；不是的请删去这个文件"
    fields = newest.fields
    fields.note(fields.line("form"), f"{newest.form.id} 年表式", what, mend, rule=OVERRIDE)


def _read_folder(folder: Path, shown: str, findings: list[Finding]) -> Iterator[_Read]:
    """The forms of one folder, in the order of their files; `shown` is what findings call it."""
    seen: dict[str, Form] = {}
    own = shown.startswith("data/")
    for path in sorted(folder.glob("*.yml")):
        data = read_yaml(path, f"{shown}/{path.name}", findings)
        if not data.entries:
            continue
        fields = Fields(data, findings, FORM)
        form = read_edition(fields)
        if form.name in seen:
            edition = f"第 {form.edition} 版" if fields.mapping.get("edition") else ""
            problem, mend = f"另一个文件里已有 {form.id} 年表式{edition}", "请改正其中一个的 form"
            fields.problem(fields.line("form"), "form", problem, mend)
            continue
        seen[form.name] = form
        yield _Read(form, fields, own)


def form_for(forms: Mapping[str, Form], year: int) -> Form | None:
    """The form for a report of `year` that names none: one that lists the year, else the newest open-ended one.

    Of several the national one goes before an office's own.
    """
    known = sorted(forms.values(), key=lambda form: form.own)
    listed = (form for form in known if year in form.years)
    later = (form for form in known if form.covers(year))
    return next(listed, None) or max(later, key=lambda form: max(form.years), default=None)


def forms_of(forms: Mapping[str, Form], year: int) -> tuple[Form, ...]:
    """The forms that a report of `year` may be made on: those that list the year, or are used on for it."""
    default = form_for(forms, year)
    return tuple(form for form in forms.values() if year in form.years or form is default or _goes_on(form, year))


def _goes_on(form: Form, year: int) -> bool:
    """Whether an office's own form is used on for years that it does not list."""
    return form.own and form.covers(year)
