"""Formats that only another program reads: LibreOffice, where it is installed, writes them anew and closed in.

It runs in a profile of its own that runs no macros and loads nothing from elsewhere, without a network where the
system lets us take it away, and not longer than `SECONDS`.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from nianbao.finding import Problem
from nianbao.intake.block import Original
from nianbao.intake.format import SAVE, Format
from nianbao.intake.sheet.workbook import read_workbook
from nianbao.intake.word.document import read_word

SECONDS = 120
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_SHEETS = (Format.OLD_WORKBOOK, Format.OPEN_WORKBOOK)
_NOWHERE = "http://127.0.0.1:9"
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}"><value>{}</value></prop></item>'
)
_SETTINGS = (("DisableMacrosExecution", "true"), ("BlockUntrustedRefererLinks", "true"), ("MacroSecurityLevel", "3"))
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>\n'
)

Runner = Callable[[list[str], Mapping[str, str]], bool]
"""Runs a program with these variables; whether it ended well, in time."""


def reader_of(found: Format) -> Callable[[bytes], Original]:
    """What reads this format by having it written anew. Raises Problem where LibreOffice is not installed."""
    program = find_office()
    if program is None:
        raise Problem(f"是 {found.value} 文件，这台电脑没有装 LibreOffice，读不了", SAVE)
    return lambda content: _read(found, rewritten(content, found, program, run_office))


def find_office() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def rewritten(content: bytes, found: Format, program: str, run: Runner) -> bytes:
    """The file in the format of today: `.docx` or `.xlsx`. Raises Problem where the program fails or takes too long."""
    suffix = "xlsx" if found in _SHEETS else "docx"
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        source, profile, target = Path(folder, f"in{found.value}"), Path(folder, "profile"), Path(folder, "out")
        (profile / "user").mkdir(parents=True)
        settings = "".join(_SETTING.format(name, value) for name, value in _SETTINGS)
        (profile / "user/registrymodifications.xcu").write_bytes(_PROFILE.format(settings).encode())
        source.write_bytes(content)
        options = ["--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}"]
        command = [program, *options, "--convert-to", suffix, "--outdir", str(target), str(source)]
        written = target / f"in.{suffix}"
        if not run(command, _variables(folder)) or not written.is_file():
            raise Problem(f"LibreOffice 打不开这个 {found.value} 文件（可能加了密码，或已损坏）", SAVE)
        return written.read_bytes()


def run_office(command: list[str], variables: Mapping[str, str]) -> bool:
    """Runs the program and all that it starts, and ends them when the time is over."""
    process = subprocess.Popen(
        [*_without_network(), *command],
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(timeout=SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The program and what it started are ended."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _without_network() -> list[str]:
    """What takes the network away from a program, where the system has it and allows it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    prefix = [unshare, "--user", "--map-current-user", "--net"]
    tried = subprocess.run([*prefix, "true"], check=False, capture_output=True, timeout=SECONDS)
    return prefix if tried.returncode == 0 else []


def _variables(folder: str) -> dict[str, str]:
    """What the program is told of this machine: a home of its own, and no way out."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ftp_proxy"), _NOWHERE)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL") if name in os.environ}
    return {**kept, **proxies, "HOME": folder, "TMPDIR": folder, "TEMP": folder, "TMP": folder}


def _read(found: Format, content: bytes) -> Original:
    return read_workbook(content) if found in _SHEETS else read_word(content)
