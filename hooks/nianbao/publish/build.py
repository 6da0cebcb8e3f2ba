"""Building the site: beside the one that is there, and in its place only when all went well."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from nianbao.address.published import LIST, built_addresses, check_addresses, listed_addresses, unlisted
from nianbao.address.redirect import keep_files
from nianbao.export.download import FOLDER
from nianbao.export.maker import ExportFailed
from nianbao.finding import Finding, Place, Problem, Severity, errors
from nianbao.offline.edition import add_editions
from nianbao.project.project import Project
from nianbao.publish.generator import Task, find_generator
from nianbao.publish.move import move
from nianbao.publish.reasons import keep_reasons
from nianbao.publish.unbound import unbound
from nianbao.site.policy import NOT_FOUND, template_scripts, with_policy


def build(task: Task, show: Callable[[Iterable[Finding]], str]) -> int:
    """Build into a folder beside `site/` and swap it in only when all went well. Returns the exit code.

    What is wrong is shown by `show`, and kept for the summary of the change.
    """
    root = task.project.root
    site, fresh, old = root / "site", root / ".site-new", root / ".site-old"
    if old.exists() and not site.exists():
        move(old, site)  # an earlier build was cut off between its two renames
    _remove(fresh, old)
    try:
        found = _make(task, fresh)
        wrong = errors(found)
        if not wrong:
            _swap(site, fresh, old)
            if found:
                print(show(found))
            print(f"网站已生成：{site}")
            return 0
        reasons, shown = [str(finding) for finding in wrong], show(wrong)
    except ExportFailed as failed:
        reasons, shown = str(failed).splitlines(), f"下载文件没有做成：\n{failed}"
    except Problem as problem:
        shown = f"{problem.problem}（{problem.mend}）"
        reasons = [shown]
    except OSError as error:
        mend = "请关闭正在使用 site/ 的程序，看看磁盘是不是满了，再试"
        shown = f"{error.filename or site}: 不能写入或移动：{error.strerror}（{mend}）"
        reasons = [shown]
    finally:
        _remove(fresh, old)
    print(shown, file=sys.stderr)
    keep_reasons(root, reasons)
    print("没有生成新网站；原来的 site/ 没有改动。")
    return 1


def _make(task: Task, fresh: Path) -> list[Finding]:
    """Have the pages made, and add what is made of them; what was found."""
    found = list(find_generator().build(task, fresh))
    return found if errors(found) else [*found, *_finish(task, fresh)]


def _finish(task: Task, fresh: Path) -> list[Finding]:
    """Add what is made of the built pages; what is wrong with them."""
    project = task.project
    if wrong := list(unbound(fresh)):
        return wrong
    add_editions(fresh, project, task.store)
    _protect(fresh, project)
    keep_files(fresh, project.redirects)
    return list(_compared(project, fresh, deploy=task.deploy))


def _protect(site: Path, project: Project) -> None:
    """Only what is published gets a policy: the preview reloads its pages by an inline script of its own.

    Files to download stay as they were made: their digests are published.
    """
    scripts = template_scripts((site / NOT_FOUND).read_bytes().decode())
    files = {site / str(year.year) / FOLDER for year in project.years} | {site / FOLDER}
    for page in site.rglob("*.html"):
        if files & set(page.parents) and page.name != "index.html":
            continue
        page.write_bytes(with_policy(page.read_bytes().decode(), scripts).encode())


def _compared(project: Project, site: Path, *, deploy: bool) -> Iterator[Finding]:
    """The published addresses that the new site lacks, and a warning of those that nobody has listed yet."""
    listed, built = listed_addresses(project.root), built_addresses(site)
    # A machine without a Chinese font leaves the PDF out of a preview, and has said so.
    wanted = {address: line for address, line in listed.items() if deploy or not address.endswith(".pdf")}
    yield from check_addresses(wanted, built, project.redirects)
    if new := unlisted(listed, built):
        words = f"有 {len(new)} 个新网址还没有登记，例如 {new[0]}"
        mend = "请运行 nianbao addresses，并提交它写出的文件"
        yield Finding(Place(LIST), "网址", words, mend, Severity.WARNING, "address")


def _swap(site: Path, fresh: Path, old: Path) -> None:
    if site.exists():
        move(site, old)
    try:
        move(fresh, site)
    except OSError:
        if old.exists():
            move(old, site)
        raise


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
