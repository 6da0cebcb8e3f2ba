"""Building and previewing the site with the site generator, as a process of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from nianbao.address.published import LIST, built_addresses, check_addresses, listed_addresses, unlisted
from nianbao.address.redirect import keep_files
from nianbao.export.download import FOLDER
from nianbao.export.maker import ExportFailed
from nianbao.finding import Finding, Place, Severity, errors
from nianbao.offline.edition import add_editions
from nianbao.project.project import Project, newest_day
from nianbao.publish.environment import generator_environment
from nianbao.publish.generator import findings_of, is_told
from nianbao.publish.move import move
from nianbao.publish.reasons import keep_reasons
from nianbao.site.policy import NOT_FOUND, template_scripts, with_policy
from nianbao.text.leftover import leftovers

ADDRESS = "127.0.0.1:8000"
"""Where the preview is served."""


def build(project: Project, show: Callable[[Iterable[Finding]], str], *, deploy: bool = False) -> int:
    """Build into a folder beside `site/` and swap it in only when all went well. Returns the exit code.

    What is wrong is shown by `show`, and kept for the summary of the change. To `deploy` it, nothing may be left out
    that this machine cannot make.
    """
    root = project.root
    site, fresh, old = root / "site", root / ".site-new", root / ".site-old"
    if old.exists() and not site.exists():
        move(old, site)  # an earlier build was cut off between its two renames
    _remove(fresh, old)
    try:
        found = _generate(project, fresh, deploy=deploy) or _finish(project, fresh, deploy=deploy)
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


def _generate(project: Project, fresh: Path, *, deploy: bool) -> list[Finding]:
    """Run the site generator; what it complains of.

    Sitemap and archives carry the day that the site is of instead of today's.
    """
    day = newest_day(project)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    epoch = str(int(midnight.timestamp()))
    command = [*_MKDOCS, "build", "--strict", "--site-dir", str(fresh)]
    lines = []
    with subprocess.Popen(
        command,
        cwd=project.root,
        env=generator_environment(os.environ, deploy=deploy, SOURCE_DATE_EPOCH=epoch),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in map(str.rstrip, process.stdout or ()):
            lines.append(line)
            if not is_told(line):
                print(line, file=sys.stderr, flush=True)
    return findings_of(lines, project.root) if process.returncode else []


def _finish(project: Project, fresh: Path, *, deploy: bool) -> list[Finding]:
    """Add what is made of the built pages; what is wrong with them."""
    if wrong := list(_unbound(fresh)):
        return wrong
    add_editions(fresh, project)
    _protect(fresh, project)
    keep_files(fresh, project.redirects)
    return list(_compared(project, fresh, deploy=deploy))


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


def serve(root: Path, address: str) -> int:
    """Preview with live reload until interrupted. Returns the exit code."""
    if problem := _cannot_listen(address):
        print(problem, file=sys.stderr)
        return 2
    print(f"预览地址：http://{address}/ （改动保存后页面自动刷新；按 Ctrl-C 结束）", flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # else the site generator would live on
    try:
        # The flag is spelled out: with some versions of click, reloading is off unless it is named.
        command = [*_MKDOCS, "serve", "--livereload", "--dev-addr", address]
        environment = generator_environment(os.environ, SITE_URL="")
        return subprocess.run(command, cwd=root, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _cannot_listen(address: str) -> str:
    host, _, port = address.rpartition(":")
    try:
        with socket.socket() as probe:
            if sys.platform != "win32":  # there it would let two programs have one port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host or "127.0.0.1", int(port)))
    except (ValueError, OverflowError):
        return f"“{address}”不是地址。请写成 127.0.0.1:8000 这样。"
    except OSError:
        other = "nianbao serve --address 127.0.0.1:8001"
        return f"{address} 用不了：可能已有一个预览在运行。请先关掉它，或换一个端口：{other}"
    return ""


_MKDOCS = [sys.executable, "-m", "mkdocs"]


def _unbound(site: Path) -> Iterator[Finding]:
    """An engine that does not run our hooks builds without a word and loses every table: look at what it made."""
    for page in sorted(site.rglob("*.html")):
        for address in leftovers(page.read_text(encoding="utf-8")):
            place = Place(page.relative_to(site).as_posix())
            yield Finding(place, address, "生成的网页里还有没处理的地址", "请检查 mkdocs.yml 里的 hooks 是否还在")
