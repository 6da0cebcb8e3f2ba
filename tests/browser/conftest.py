"""Fixtures for tests that need a browser. Nothing outside this folder imports the program that drives it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from serving import chromium

PATIENCE = 10_000
"""Milliseconds. Everything is on this machine: what is not there by then does not come."""
expect.set_options(timeout=PATIENCE)

_FOR_SHORT_VISITS = ("--js-flags=--no-maglev --no-turbofan", "--renderer-process-limit=1")
"""A page lives for a fraction of a second here: scripts compiled a second and a third time, to run faster, are ready
too late, and a process of its own for each new page takes as long to begin as a visit. What they do is the same."""


@pytest.fixture(scope="session")
def base_url(serve: Callable[[Path], str], site: Path) -> str:
    """Where `page.goto("/2018/")` leads: the real site."""
    return serve(site)


def _ours(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:"))


@pytest.fixture
def quiet(page: Page) -> Iterator[None]:
    """No test may leave an error in the console or ask another host for anything."""
    complaints: list[str] = []
    listeners: dict[Any, Any] = {
        "console": lambda message: complaints.append(message.text) if message.type == "error" else None,
        "pageerror": lambda error: complaints.append(str(error)),
        "request": lambda request: complaints.append(request.url) if not _ours(request.url) else None,
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    assert complaints == []


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = chromium()
    return {**browser_type_launch_args, **found, "args": [*found["args"], *_FOR_SHORT_VISITS]}


@pytest.fixture(scope="session")
def window_context(browser: Browser, browser_context_args: dict[str, Any]) -> BrowserContext:
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture(scope="session")
def storage(window_context: BrowserContext) -> CDPSession:
    """Removes what sites keep. It is not asked through the window: another session there could undo its media."""
    return window_context.new_cdp_session(window_context.new_page())


@pytest.fixture(scope="session")
def window(window_context: BrowserContext) -> Page:
    """The page that tests use one after another: opening a new one takes as long as five visits."""
    return window_context.new_page()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page as new. Marked `own_page`, a test gets a new one: where it changes what cannot be put back."""
    if request.node.get_closest_marker("own_page"):
        context = request.getfixturevalue("context")
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        return
    window: Page = request.getfixturevalue("window")
    storage: CDPSession = request.getfixturevalue("storage")
    yield window
    _put_back(window, storage)


def _put_back(window: Page, storage: CDPSession) -> None:
    """What a site keeps is removed once nothing of it runs: its scripts could keep something after that."""
    origin = window.evaluate("origin.startsWith('http') ? (sessionStorage.clear(), origin) : null")
    window.goto("about:blank")
    if origin:
        storage.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage"})
    window.set_viewport_size({"width": 1280, "height": 720})
    window.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    window.unroute_all()
