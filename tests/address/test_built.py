"""Addresses are listed from a site of the present files alone."""

import os
from pathlib import Path

import pytest

from nianbao.address.built import is_current, keep_record
from nianbao.address.published import LIST
from nianbao.cache.place import store_of
from nianbao.source.snapshot import take_snapshot
from workspace import edit, nianbao


@pytest.fixture
def built(content: Path) -> Path:
    """A project with a site that a build made; two pages stand for it."""
    for page in ("", "2018/"):
        (content / "site" / page).mkdir(parents=True, exist_ok=True)
        (content / "site" / page / "index.html").touch()
    keep_record(take_snapshot(content), store_of(content, os.environ))
    return content


def refused(root: Path) -> bool:
    before = (root / LIST).read_bytes()
    run = nianbao(root, "addresses")
    assert (run.returncode == 1) == ("不是用现在的文件生成的，没有登记" in run.stderr)
    assert run.returncode == 0 or (root / LIST).read_bytes() == before
    return run.returncode == 1


def test_a_site_of_the_present_files_is_listed_again_and_again_and_after_a_lock(built: Path) -> None:
    assert not refused(built)
    assert not refused(built)
    assert nianbao(built, "freeze", "2018", "--undated").returncode == 0
    assert not refused(built)


@pytest.mark.parametrize("file", ["docs/2018/plan.md", "data/2018/report.yml", "data/publisher.yml", "docs/index.md"])
def test_a_file_changed_since_makes_the_site_an_old_one_until_it_is_changed_back(built: Path, file: str) -> None:
    text = (built / file).read_bytes()
    (built / file).write_bytes(text + b"\n# \n")
    assert refused(built)
    (built / file).write_bytes(text)
    assert not refused(built)


def test_so_does_a_file_that_is_new_or_gone_and_a_site_that_was_changed(built: Path) -> None:
    (built / "docs/2018/more.md").write_text("# 甲 {#more}\n", encoding="utf-8")
    assert refused(built)
    (built / "docs/2018/more.md").unlink()
    (built / "site/2018/extra").mkdir()
    (built / "site/2018/extra/index.html").touch()
    assert refused(built)


def test_a_site_without_a_record_is_judged_by_times(built: Path) -> None:
    plan = built / "docs/2018/plan.md"
    assert is_current(built)
    later = (built / "site/index.html").stat().st_mtime + 60
    os.utime(plan, (later, later))
    assert not is_current(built)
    os.utime(plan, (1, 1))
    assert is_current(built)
    plan.rename(plan.with_name("next.md"))
    os.utime(plan.parent, (later, later))
    assert not is_current(built), "a file that got another name is as old as before"


def test_a_build_leaves_the_record_and_one_that_fails_leaves_the_old_one(project: Path) -> None:
    assert nianbao(project, "build").returncode == 0
    assert is_current(project, store_of(project, os.environ))
    plan = project / "docs/2018/plan.md"
    edit(plan, "# 四、", "[甲](stat:没有)\n\n# 四、")
    (project / "docs/2018/more.md").write_text("# 五、更多 {#more}\n\n文字。\n", encoding="utf-8")
    assert nianbao(project, "build").returncode == 1
    assert refused(project)
