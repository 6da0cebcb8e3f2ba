"""What is said of the machine and of what was measured on it, and nothing else: no name, no folder, no user."""

import os
import platform
from datetime import date
from importlib.metadata import version

from playwright.sync_api import sync_playwright

from serving import chromium


def machine(today: date) -> str:
    """One sentence."""
    cores, memory = len(os.sched_getaffinity(0)), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{today.isoformat()}, {cores} cores, {memory:.0f} GB of memory, Python {platform.python_version()}, "
        f"Chromium {_browser()}, nianbao {version('nianbao')}, MkDocs {version('mkdocs')}, "
        f"Material {version('mkdocs-material')}."
    )


def _browser() -> str:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium())
        found: str = browser.version
        browser.close()
    return found
