"""Made-up timelines and a real Chromium for the tests of the report."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline import report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Request

    from timeline.model import Timeline

ROOT = Path(__file__).resolve().parents[2]
#: Nothing Chromium does on its own may look like a request of the page.
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-quic"),
]


@pytest.fixture(scope="session")
def story() -> Callable[..., Timeline]:
    """Return the maker of timelines that the benchmarks use as well."""
    found = importlib.util.spec_from_file_location("made_up", ROOT / "benchmarks" / "made_up.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules[found.name] = module  # a dataclass looks its module up
    found.loader.exec_module(module)
    maker: Callable[..., Timeline] = module.story
    return maker


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a running Chromium, or skip and say how to get one."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="needs playwright (pip install -e '.[test]')"
    )
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if path is None:
        pytest.skip("needs Chromium (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page opened from disk without a network, with all it complained about."""

    def __init__(self, page: Page) -> None:
        """Listen from the start."""
        self.page = page
        self.troubles: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", self._request)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.requests.append(request.url)


@pytest.fixture
def visit(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Return a function that writes a timeline's page and opens it."""
    contexts = []

    def open_page(timeline: Timeline | str, *, fragment: str = "", **look: object) -> Visit:
        html = timeline if isinstance(timeline, str) else report.render(timeline)
        path = tmp_path / f"report-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        look = {"viewport": {"width": 1280, "height": 900}, "offline": True} | look
        context = chromium.new_context(**look)
        contexts.append(context)
        seen = Visit(context.new_page())
        seen.page.add_init_script(
            "window.violations = []; document.addEventListener('securitypolicyviolation',"
            " (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI))"
        )
        seen.page.goto(f"file://{path}#{fragment}")
        seen.page.wait_for_selector("html[data-ready=all]", state="attached", timeout=60_000)
        return seen

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shown() -> Callable[[Page], int]:
    """Return what reads how many events a page says it shows."""
    return lambda page: int(page.locator("#count").inner_text().replace(",", "").split()[0])


@pytest.fixture(scope="session")
def until() -> Callable[[Page, str], None]:
    """Return what waits until an expression holds; Playwright waits by eval, which pages forbid."""

    def wait(page: Page, truth: str) -> None:
        for _ in range(100):
            if page.evaluate(truth):
                return
            page.wait_for_timeout(50)
        pytest.fail(f"never true: {truth}")

    return wait
