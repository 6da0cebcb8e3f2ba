"""The preview as the bench uses it: begun as an editor begins it, and asked for a page until the words are there."""

import http.client
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from benchoffice import Office
from benchrun import PYTHON, environment
from benchyears import LAST

_PAGE = f"/{LAST}/work/"
_ALWAYS = "多途径开展政策解读"
"""What the chapter says before and after every edit."""
_STEP, _PATIENCE = 0.01, 180.0
"""Seconds from one question to the next, and until it is given up."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A running preview."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    @classmethod
    def begin(cls, office: Office, address: str) -> Self:
        """Start it, and wait until it shows the chapter. An editor has it at the same address every day."""
        log = office.root.parent / "preview.log"
        command = (PYTHON, "-m", "nianbao", "serve", "--address", address)
        with log.open("wb") as printed:
            process = subprocess.Popen(
                command, cwd=office.root, env=environment(office.cache), stdout=printed, stderr=printed
            )
        preview = cls(process, address, log)
        preview.wait_for(_ALWAYS)
        return preview

    def wait_for(self, words: str) -> None:
        """Ask until the page has the words."""
        until = time.monotonic() + _PATIENCE
        while words not in self._page():
            if self.process.poll() is not None or time.monotonic() > until:
                self.close()
                raise RuntimeError(self.log.read_text(encoding="utf-8", errors="replace"))
            time.sleep(_STEP)

    def close(self) -> None:
        """Stop it."""
        self.process.terminate()
        self.process.wait(timeout=30)

    def _page(self) -> str:
        """What it shows; nothing where it does not answer yet."""
        connection = http.client.HTTPConnection(self.address, timeout=_PATIENCE)
        try:
            connection.request("GET", _PAGE)
            return connection.getresponse().read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            return ""
        finally:
            connection.close()
