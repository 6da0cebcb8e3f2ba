"""What is unchanged is not read and checked again, and nobody can tell from what is found."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nianbao.cache.code import code_digest
from nianbao.cache.store import Store
from nianbao.cache.values import Values
from nianbao.finding import errors
from nianbao.project import reading, yearkeys
from nianbao.project.project import Project, check_project, read_project
from nianbao.project.year import Year
from nianbao.project.years import Read
from samples import acknowledge, lay_out
from workspace import CONTENT, ROOT, edit, own_form

ALL = {2019, 2020, 2022, 2023}
"""Two years on each of two forms, one after the other."""


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay_out(tmp_path_factory.mktemp("four"), "pingtan")
    acknowledge(root, "pingtan")
    return root


@pytest.fixture
def root(laid_out: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(laid_out, tmp_path / "project"))


@pytest.fixture(scope="module")
def kept(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was made of the project as it is."""
    folder = tmp_path_factory.mktemp("kept")
    assert anew(laid_out, Store(folder)) == (ALL, ALL)
    return folder


@pytest.fixture
def store(kept: Path, tmp_path: Path) -> Store:
    """The same, to be added to."""
    return Store(Path(shutil.copytree(kept, tmp_path / "kept")))


def anew(root: Path, store: Store) -> tuple[set[int], set[int]]:
    """The years that are read anew, and those that are checked anew; what is found is the same without a store."""
    project, made = made_by(root, store)
    assert project == read_project(root)
    assert check_project(root, store=store) == project.findings
    return made


def made_by(root: Path, store: Store) -> tuple[Project, tuple[set[int], set[int]]]:
    """The project, with the years that are read anew, and those that are checked anew."""
    assert store.folder
    before = set(store.folder.iterdir())
    project = read_project(root, store=store)
    values = Values(store).sharing({f"form/{id}": form for id, form in project.forms.items()})
    made = [found[0] for path in set(store.folder.iterdir()) - before if (found := values.find(path.name))]
    read = {record.sources.year for record in made if isinstance(record, Read)}
    return project, (read, {record.year for record in made if isinstance(record, Year)})


def append(name: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.exists() else "") + text, encoding="utf-8")

    return change


def change_a_form(root: Path) -> None:
    path = own_form(root, "2019")
    title = next(line for line in path.read_text("utf-8").splitlines() if line.startswith("title: "))
    edit(path, f"\n{title}\n", "\ntitle: 本站的统计表\n")


def have_a_form_replaced(root: Path) -> None:
    """By one that says the same: what it is made of is what counts."""
    own_form(root, "2021")


def change_a_report(root: Path) -> None:
    edit(root / "data/2022/report.yml", "scope: ", "# 核对过\nscope: ")


@pytest.mark.parametrize(
    ("change", "read", "checked"),
    [
        (append("docs/2019/overview.md", "\n又写了一句。\n"), {2019}, {2019, 2020}),
        (append("docs/2023/overview.md", "\n又写了一句。\n"), {2023}, {2023}),
        (append("data/2022/statistics.yml", "# 核对过\n"), {2022}, {2022, 2023}),
        (change_a_report, {2022}, {2022, 2023}),
        (append("data/2020/tables/附表.yml", "title: 附表\n"), {2020}, set()),
        (append("docs/2020/plan.png", "x"), {2020}, {2020}),
        (change_a_form, {2019, 2020}, {2019, 2020}),
        (have_a_form_replaced, set(), set()),
        (append("data/glossary.yml", "terms:\n  部署: [布暑]\n"), ALL, ALL),
        (append("data/publisher.yml", "# 核对过\n"), set(), set()),
        (append("data/series.yml", "series: []\n"), set(), set()),
        (append("data/related.yml", "groups:\n  - [微信, 微博]\n"), set(), set()),
        (append("docs/index.md", "\n又写了一句。\n"), set(), set()),
        (append("overrides/partials/announce.html", "<p>示例</p>"), set(), set()),
        (append("mkdocs.yml", "site_name: 年报\n"), set(), set()),
    ],
    ids=[
        "a chapter",
        "a chapter of a year that none follows",
        "figures",
        "a report",
        "an extra table that is wrong",
        "a picture",
        "a form",
        "the same form in place of the statutory one",
        "glossary",
        "publisher",
        "series",
        "related words",
        "front page",
        "overrides",
        "settings",
    ],
)
def test_what_changed_is_read_anew_and_only_that(
    root: Path, store: Store, change: Callable[[Path], None], read: set[int], checked: set[int]
) -> None:
    change(root)
    assert anew(root, store) == (read, checked)
    assert made_by(root, store)[1] == (set(), set())


def test_what_is_as_it_was_is_not_read_anew(root: Path, store: Store) -> None:
    """Nor is it in another folder."""
    assert anew(root, store) == (set(), set())


def test_a_year_that_comes_or_goes_is_the_business_of_the_one_after(root: Path, store: Store) -> None:
    for name in CONTENT:
        (root / name / "2019").rename(root / name / "2017")
    edit(root / "data/2017/report.yml", "from: 2019-01-01, to: 2019-12-31", "from: 2017-01-01, to: 2017-12-31")
    assert anew(root, store)[0] == {2017}
    for name in CONTENT:
        shutil.rmtree(root / name / "2022")
    assert anew(root, store) == (set(), {2023})


def test_an_empty_folder_is_seen(root: Path, store: Store) -> None:
    (root / "data/2022/原件").mkdir()
    assert anew(root, store)[0] == {2022}


def test_a_correction_of_tomorrow_is_one_of_today_tomorrow(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = "{date: 2031-01-02, page: overview, what: 概述, before: 甲, after: 乙, why: 写错}"
    append("data/2022/corrections.yml", f"corrections:\n  - {entry}\n")(root)
    assert anew(root, store) == ({2022}, {2022, 2023})
    for day, early in ((date(2031, 1, 1), True), (date(2031, 1, 2), False)):
        monkeypatch.setattr(reading, "day_in_beijing", lambda day=day: day)
        assert anew(root, store) == (set(), {2022})
        told = [finding for finding in check_project(root, store=store) if finding.label == "date"]
        assert any("还没有到" in finding.problem for finding in told) is early


def test_a_link_to_another_year_is_looked_at_though_its_page_is_not_read(root: Path, store: Store) -> None:
    append("docs/2023/overview.md", "\n## 一节 {#there}\n\n写了。\n")(root)
    append("docs/2019/overview.md", "\n见[一节](../2023/overview.md#there)。\n")(root)
    assert anew(root, store)[0] == {2019, 2023}
    edit(root / "docs/2023/overview.md", "{#there}", "{#gone}")
    assert anew(root, store) == ({2023}, {2023})
    assert any("没有编号为“there”的标题" in finding.problem for finding in check_project(root, store=store))


def test_a_damaged_entry_is_made_anew(root: Path, store: Store) -> None:
    assert store.folder
    for path in store.folder.iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    found = check_project(root, store=store)
    assert found == check_project(root)


def test_a_year_of_which_only_the_findings_are_left_is_made_anew(root: Path, store: Store) -> None:
    assert store.folder
    before = read_project(root)
    for path in store.folder.iterdir():
        if path.stat().st_size > 5000:
            path.unlink()
    assert read_project(root, store=store) == before


@pytest.mark.parametrize(("module", "every"), [("cli.py", False), ("export/archive.py", False), ("labels.py", True)])
def test_the_code_that_reads_is_part_of_what_a_year_is_known_by(
    content: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    *,
    every: bool,
) -> None:
    """With a copy of the library, to change."""
    kept, library = tmp_path_factory.mktemp("kept"), tmp_path_factory.mktemp("library") / "nianbao"
    shutil.copytree(ROOT / "hooks/nianbao", library)
    monkeypatch.setattr(yearkeys, "code_digest", partial(code_digest, library=library))

    def made() -> int:
        before = set(kept.iterdir())
        assert not errors(check_project(content, store=Store(kept)))
        return len(set(kept.iterdir()) - before)

    every_entry = made()
    assert every_entry
    assert made() == 0
    with (library / module).open("a", encoding="utf-8") as source:
        source.write("\n")
    assert made() == (every_entry if every else 0)


TEXTS = [
    "\n本年新收申请[](stat:本年新收政府信息公开申请数量)件。\n",
    "\n见[概述](../2022/overview.md#there)和[附件](plan.pdf)。\n",
    "\n## 一节 {#there}\n\n受理申请12件，布署工作。\n",
    "\n【待填：这一节】<script>x</script>\n",
    "# 注\nfree: []\n",
    "\nnote: 待填\n",
]
ways = st.one_of(
    st.tuples(st.just("append"), st.sampled_from(TEXTS)),
    st.tuples(st.just("digit"), st.sampled_from("0129")),
    st.tuples(st.just("delete"), st.just("")),
    st.tuples(st.just("cut"), st.just("")),
    st.tuples(st.just("copy"), st.sampled_from(["overview.md", "notes.yml", "plan.png"])),
)


def do(path: Path, way: str, text: str) -> None:
    """One edit, good or bad."""
    content = path.read_text("utf-8")
    if way == "append":
        path.write_text(content + text, encoding="utf-8")
    elif way == "digit":
        path.write_text("".join(text if letter == "5" else letter for letter in content), encoding="utf-8")
    elif way == "cut":
        path.write_text(content[: len(content) // 2], encoding="utf-8")
    elif way == "copy":
        shutil.copy(path, path.parent / text) if path.name != text else None
    else:
        path.unlink()


@settings(max_examples=settings().max_examples // 8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.integers(min_value=0), ways), min_size=1, max_size=3))
def test_whatever_is_edited_the_same_is_found(
    laid_out: Path, kept: Path, edits: list[tuple[int, tuple[str, str]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(laid_out, Path(folder) / "edited"))
        store = Store(Path(shutil.copytree(kept, Path(folder) / "kept")))
        assert_nobody_can_tell(root, store, edits)


def assert_nobody_can_tell(root: Path, store: Store, edits: list[tuple[int, tuple[str, str]]]) -> None:
    """Whether a project was read before, after each of the edits."""
    for number, (way, text) in edits:
        files = sorted(p for name in CONTENT for p in (root / name).rglob("*") if p.suffix in (".md", ".yml"))
        do(files[number % len(files)], way, text)
        project = read_project(root)
        assert check_project(root, store=store) == project.findings
        assert read_project(root, store=store) == project
