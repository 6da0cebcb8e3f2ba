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
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
LIBRARY = ROOT / "hooks/nianbao"
MESSAGES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/bad").glob("*.yml")))


PROGRAM = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "hooks").rglob("*.py")))
"""Of locks, addresses and days of publication, which no case of bad input has, the words stand in the program."""


def explained() -> list[str]:
    table = (ROOT / "guide/messages.md").read_text(encoding="utf-8").split("| 看到 |")[1]
    return re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)


def test_there_are_messages_to_explain() -> None:
    assert len(explained()) > 20


def test_every_message_of_the_guide_is_one_that_editors_get() -> None:
    assert [message for message in explained() if message not in MESSAGES and message not in PROGRAM] == []


def received() -> list[str]:
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests/bad").glob("*.yml"))]
    lines = [line for case in cases for line in case["errors"] + case.get("warnings", [])]
    return [line for line in lines if not line.startswith("data/forms/")]  # forms are for developers


def test_every_message_that_editors_get_is_in_the_guide() -> None:
    assert [line for line in received() if not any(message in line for message in explained())] == []


def test_every_bound_number_of_the_guide_works(content: Path) -> None:
    targets = sorted(set(re.findall(r"stat:([^)`\s]+)\)", WRITING)))
    assert targets
    with (content / "docs/2018/plan.md").open("a", encoding="utf-8") as plan:
        plan.writelines(f"\n[](stat:{target})\n" for target in targets)
    run = nianbao(content, "check")
    assert run.returncode == 0, run.stdout


def test_every_make_target_of_the_guides_exists() -> None:
    named = set(re.findall(r"(?:`|    )make (\w+)", README + GUIDE))
    assert named - set(re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE)) == set()


def test_every_command_of_the_guides_exists(content: Path) -> None:
    commands = sorted(set(re.findall(r"nianbao ([a-z]+)", README + GUIDE)))
    assert commands
    assert [command for command in commands if nianbao(content, command, "--help").returncode] == []


LINKING = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "tests/README.md", *GUIDES]


def test_every_link_of_the_guides_leads_somewhere() -> None:
    assert [f"{path.name}: {target}" for path in LINKING for target in links(path) if not leads(path, target)] == []


def links(path: Path) -> list[str]:
    text = re.sub(r"^(?: {4}|```).*?$|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if not target.startswith("stat:")]


def leads(path: Path, target: str) -> bool:
    file, _, heading = target.partition("#")
    there = path.parent / file if file else path
    return there.exists() and (not heading or heading in _anchors(there))


def _anchors(path: Path) -> set[str]:
    """The addresses that GitHub gives to the headings of a file."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", [path for path in GUIDES if "Scripts\\activate" in path.read_text(encoding="utf-8")])
def test_who_activates_on_windows_is_told_what_windows_refuses(path: Path) -> None:
    """PowerShell runs no scripts until it is told to."""
    text = path.read_text(encoding="utf-8").split("Scripts\\activate", 1)[1]
    assert "`Set-ExecutionPolicy -Scope CurrentUser RemoteSigned`" in text
    assert "命令提示符" in text


def test_every_make_target_is_in_the_readme() -> None:
    targets = re.findall(r"^(\w+):.*## ", MAKEFILE, re.MULTILINE)
    assert [target for target in targets if f"make {target}" not in README and target not in ("help", "clean")] == []


def test_every_folder_of_the_layout_exists(content: Path) -> None:
    names = re.findall(r"^\| `([^`<]+)`", README.split("## Layout")[1].split("## Commands")[0], re.MULTILINE)
    assert [name for name in names if not any((root / name).exists() for root in (content, ROOT))] == []


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
    locks = sorted(ROOT.glob("requirements*.txt"))
    assert len(locks) > 1
    for path in locks:
        lock = path.read_text(encoding="utf-8")
        assert "://" not in lock
        assert "--hash=sha256:" in lock
