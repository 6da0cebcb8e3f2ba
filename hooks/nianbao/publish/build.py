"""Building the site: beside the one that is there, and in its place only when all went well."""

import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from nianbao.cache.files import list_files, put_back
from nianbao.cache.store import Store
from nianbao.export.maker import ExportFailed
from nianbao.finding import Finding, Problem, errors
from nianbao.publish.generator import Refused
from nianbao.publish.make import make_site
from nianbao.publish.move import move
from nianbao.publish.published import Published
from nianbao.publish.reasons import keep_reasons
from nianbao.publish.site import Site
from nianbao.work.interrupt import uninterrupted

_OLD = ".site-old"
Show = Callable[[Iterable[Finding]], str]
"""How findings are printed."""


def restore(root: Path, kept: Published, store: Store, show: Show) -> bool:
    """Have the kept site in `site/`; whether that could be done."""
    site = root / "site"
    if site.is_dir() and list_files(site) == kept.files:
        done = f"没有改动，网站已是最新：{site}"
    else:
        fresh, old = _clean(root)
        try:
            if not put_back(store, kept.files, fresh):
                return False
            _swap(site, fresh, old)
        finally:
            _clear(root)
        done = f"没有改动，网站照上一次放好：{site}"
    if kept.build:
        print(show(kept.build))
    print(done)
    return True


def build(begin: Callable[[], Site], root: Path, show: Show) -> Published | None:
    """Build into a folder beside `site/` and swap it in only when all went well; what was built, None if nothing.

    What is wrong is shown by `show`, and kept for the summary of the change.
    """
    site = root / "site"
    fresh, old = _clean(root)
    try:
        made = begin()
        found = make_site(made, fresh)
        wrong = errors(found)
        if not wrong:
            listed = list_files(fresh)
            _swap(site, fresh, old)
            if found:
                print(show(found))
            print(f"网站已生成：{site}")
            return Published(made.project.findings, tuple(found), listed)
        reasons, shown = [str(finding) for finding in wrong], show(wrong)
    except Refused as refused:
        reasons, shown = [str(refused)], show([refused.finding])
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
        _clear(root)
    print(shown, file=sys.stderr)
    keep_reasons(root, reasons)
    print("没有生成新网站；原来的 site/ 没有改动。")
    return None


def _clean(root: Path) -> tuple[Path, Path]:
    """The folders of a build, empty: of the new site, and of the one that it takes the place of."""
    site, fresh, old = root / "site", root / ".site-new", root / _OLD
    if old.exists() and not site.exists():
        move(old, site)  # an earlier build was cut off between its two renames
    _clear(root)
    return fresh, old


def _swap(site: Path, fresh: Path, old: Path) -> None:
    with uninterrupted():
        if site.exists():
            move(site, old)
        try:
            move(fresh, site)
        except BaseException:
            if old.exists() and not site.exists():
                move(old, site)
            raise


def _clear(root: Path) -> None:
    """Remove all that a build lays beside the site; the old one only where there is another."""
    with uninterrupted():
        for folder in root.glob(".site-*"):
            if folder.name != _OLD or (root / "site").exists():
                shutil.rmtree(folder, ignore_errors=True)
