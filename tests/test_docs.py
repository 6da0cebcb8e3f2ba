"""The guides stay true: what they promise is there, what there is they explain."""

import re
from pathlib import Path

import pytest
import yaml

from workspace import ROOT, nianbao

GUIDES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "guide").glob("*.md"))]
GUIDE = "\n".join(path.read_text(encoding="utf-8") for path in GUIDES)
WRITING = (ROOT / "guide/writing.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
LIBRARY = ROOT / "hooks/nianbao"
MESSAGES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/bad").glob("*.yml")))


PROGRAM = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "hooks/nianbao").rglob("*.py")))
"""Of locks, addresses and days of publication, which no case of bad input has, the words stand in the program."""


def explained() -> list[str]:
    table = (ROOT / "guide/messages.md").read_text(encoding="utf-8").split("| 看到 |")[1]
    return re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)


def test_there_are_messages_to_explain() -> None:
    assert len(explained()) > 20


@pytest.mark.parametrize("message", explained())
def test_every_message_of_the_guide_is_one_that_editors_get(message: str) -> None:
    assert message in MESSAGES or message in PROGRAM


def received() -> list[str]:
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests/bad").glob("*.yml"))]
    lines = [line for case in cases for line in case["errors"] + case.get("warnings", [])]
    return [line for line in lines if not line.startswith("data/forms/")]  # forms are for developers


@pytest.mark.parametrize("line", sorted(set(received())))
def test_every_message_that_editors_get_is_in_the_guide(line: str) -> None:
    assert any(message in line for message in explained())


@pytest.mark.parametrize("target", sorted(set(re.findall(r"stat:([^)`\s]+)\)", WRITING))))
def test_every_bound_number_of_the_guide_works(target: str, content: Path) -> None:
    with (content / "docs/2018/plan.md").open("a", encoding="utf-8") as plan:
        plan.write(f"\n[](stat:{target})\n")
    (content / "mkdocs.yml").touch()
    assert nianbao(content, "check").returncode == 0


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:`|    )make (\w+)", README + GUIDE))))
def test_every_make_target_of_the_guides_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"nianbao ([a-z]+)", README + GUIDE))))
def test_every_command_of_the_guides_exists(command: str, content: Path) -> None:
    (content / "mkdocs.yml").touch()
    assert nianbao(content, command, "--help").returncode == 0


LINKING = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *GUIDES]


@pytest.mark.parametrize("path", LINKING, ids=lambda path: path.name)
def test_every_link_of_the_guides_leads_somewhere(path: Path) -> None:
    text = re.sub(r"^(?: {4}|```).*?$|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        file, _, heading = target.partition("#")
        if not target.startswith("stat:"):
            there = path.parent / file if file else path
            assert there.exists(), target
            assert not heading or heading in _anchors(there), target


def _anchors(path: Path) -> set[str]:
    """The addresses that GitHub gives to the headings of a file."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_make_target_is_in_the_readme() -> None:
    targets = re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert [target for target in targets if f"make {target}" not in README and target not in ("help", "clean")] == []


def test_every_folder_of_the_layout_exists(content: Path) -> None:
    for name in re.findall(r"^\| `([^`<]+)`", README.split("## Layout")[1].split("## Commands")[0], re.MULTILINE):
        assert any((root / name).exists() for root in (content, ROOT)), name


def test_every_room_of_the_library_is_described_and_no_other() -> None:
    tables = ARCHITECTURE.split("## Rooms")[1].split("## Neighbours")[0]
    folders = {path.parent.relative_to(LIBRARY).as_posix() for path in LIBRARY.glob("*/**/__init__.py")}
    modules = {path.stem for path in LIBRARY.glob("[a-z]*.py")}
    assert sorted(re.findall(r"^\| `([^`]+)`", tables, re.MULTILINE)) == sorted(folders | modules)


def test_every_module_that_the_guide_to_the_code_names_exists() -> None:
    rooms = "|".join(path.parent.name for path in LIBRARY.glob("*/__init__.py"))
    named = set(re.findall(rf"`((?:{rooms})/[\w/]+)(?:\.\w+)?`", ARCHITECTURE))
    assert len(named) > 30
    assert [name for name in named if not any((LIBRARY / f"{name}{end}").exists() for end in ("", ".py"))] == []


def test_locked_dependencies_name_no_address() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in lock
        assert "--hash=sha256:" in lock
