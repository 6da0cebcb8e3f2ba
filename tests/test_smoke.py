"""The smoke test: it is content with the site that was built, and with no other."""

import shutil
from collections.abc import Callable
from pathlib import Path

from nianbao.smoke import smoke
from nianbao.summary import read_site
from workspace import nianbao


def test_the_site_that_was_built_passes_at_any_address(
    site: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    shutil.copytree(site, tmp_path / "x/y")
    assert smoke(site, serve(site), tries=1) == []
    assert smoke(site, f"{serve(tmp_path)}/x/y", tries=1) == []


def test_what_is_missing_or_another_is_named(site: Path, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    deployed = tmp_path / "site"
    shutil.copytree(site, deployed)
    (deployed / "2018/search.json").unlink()
    (deployed / "2018/index.html").write_text("old", encoding="utf-8")
    address = serve(deployed)
    assert smoke(site, address, tries=2, pause=0) == [
        f"{address}/2018/：内容与生成的不一样",
        f"{address}/2018/search.json：打不开（Not Found）",
    ]


def test_a_host_that_does_not_answer_is_said(site: Path) -> None:
    wrong = smoke(site, "http://127.0.0.1:9/", tries=1)
    assert len(wrong) > 5
    assert all("打不开" in line for line in wrong)


def test_the_command_says_which_address(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("x", encoding="utf-8")
    run = nianbao(project, "smoke", "http://127.0.0.1:9/")
    assert run.returncode == 1
    assert run.stdout.endswith("http://127.0.0.1:9/ 与生成的网站不一致。\n")


def test_without_a_built_site_nothing_is_confirmed(root: Path) -> None:
    run = nianbao(root, "smoke", "http://127.0.0.1:9/")
    assert (run.returncode, run.stdout) == (2, "")
    assert "请先生成网站" in run.stderr


def test_the_facts_of_a_site(site: Path, tmp_path: Path) -> None:
    facts = read_site(site.parent)
    assert facts is not None
    assert facts.pages == len(list(site.rglob("index.html")))
    assert facts.size == sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    assert facts.unlisted == 0
    assert read_site(tmp_path / "none") is None
