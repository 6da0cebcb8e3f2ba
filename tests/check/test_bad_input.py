"""What bad input gets: one file a defect in `tests/bad/`, each with the exact messages that an editor sees.

A case names what to `change` in the content of `tests/portal/` (file: [[old, new], …]), to `write`, to `remove`, to
`encode` (file: encoding), or `pictures` to put in; `errors` are all errors, in order; `warnings` may be left out. The
rule that each message ends with is left out too, where the message has not named it before. With `sample`, the case
changes the published report of that unit in `tests/samples/` instead.
"""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from nianbao.finding import Finding, Severity, in_order
from packages import png
from reading import read
from samples import lay_out
from workspace import CONTENT, ROOT, copy, edit, own_form

GUIDE = (ROOT / "guide/messages.md").read_text(encoding="utf-8")
CASES = sorted((ROOT / "tests/bad").glob("*.yml"))


def spoil(content: Path, case: dict[str, Any]) -> None:
    for file, changes in case.get("change", {}).items():
        if file.startswith("data/forms/"):
            own_form(content, Path(file).stem)
        for old, new in changes:
            edit(content / file, old, new)
    for file, text in case.get("write", {}).items():
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).write_text(text, encoding="utf-8")
    for file in case.get("pictures", []):
        (content / file).write_bytes(png())
    for file, encoding in case.get("encode", {}).items():
        path = content / file
        path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode(encoding))
    for file in case.get("remove", []):
        path = content / file
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def lines(findings: tuple[Finding, ...], severity: Severity) -> list[str]:
    return [without_rule(finding) for finding in in_order(findings) if finding.severity is severity]


def without_rule(finding: Finding) -> str:
    return str(finding).removesuffix(f"；规则 {finding.rule}）") + "）" * str(finding).endswith(
        f"；规则 {finding.rule}）"
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_bad_input_gets_exactly_these_messages(tmp_path: Path, path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    if unit := case.get("sample"):
        lay_out(tmp_path, unit)
    else:
        copy(CONTENT, tmp_path)
    spoil(tmp_path, case)
    findings = read(tmp_path).findings
    assert lines(findings, Severity.ERROR) == case["errors"]
    assert lines(findings, Severity.WARNING) == case.get("warnings", [])
    assert [str(finding) for finding in findings if not can_be_acted_on(finding)] == []


RULES = re.findall(r"^\| ([^|]+) \| ", GUIDE.split("\n## 规则\n")[1].split("\n## ")[0], re.MULTILINE)
"""The names of rules that the guide explains, each cell as it stands there."""


def can_be_acted_on(finding: Finding) -> bool:
    """One line with a rule to look up and a remedy, which leaves nothing out and names no empty unit."""
    line = str(finding)
    shown = re.fullmatch(r"[^:\n]+:[0-9]+: .+: .+（.+）", line)
    explained = any(f"`{finding.rule}`" in cell for cell in RULES) or finding.rule.startswith("F")
    vague = re.search(r"等 ?[0-9]+ ?[项格]|“”(?!”)", line)
    return bool(shown and finding.mend and explained and f"规则 {finding.rule}" in line and not vague)


def test_the_real_content_has_no_errors_and_no_warnings(content: Path) -> None:
    findings = read(content).findings
    assert lines(findings, Severity.ERROR) == []
    assert lines(findings, Severity.WARNING) == []


def test_the_cases_are_there() -> None:
    assert len(CASES) > 30
