"""The themes that pages are looked at in, and the browser that looks."""

from __future__ import annotations

import contextlib
import functools
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from tests.tools import need

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

_PALETTE = [
    {"media": f"(prefers-color-scheme: {name})", "scheme": scheme, "toggle": {"icon": icon, "name": name}}
    for name, scheme, icon in (("light", "default", "material/eye"), ("dark", "slate", "material/eye-outline"))
]
#: Theme -> what it asks of conf.py.
THEMES = {
    "furo": "",
    "pydata_sphinx_theme": "",
    "sphinx_rtd_theme": "",
    "sphinx_book_theme": "",
    "alabaster": "",
    "classic": "",
    "python_docs_theme": "",
    "shibuya": "",
    # Its fonts would come from the net.
    "sphinx_immaterial": "extensions.append('sphinx_immaterial')\n"
    f"html_theme_options = {{'font': False, 'palette': {_PALETTE}}}\n",
    "sphinxawesome_theme": "extensions.append('sphinxawesome_theme')\n",
}
#: Each theme in the colour schemes that it has.
LOOKS = [
    (theme, scheme)
    for theme in THEMES
    for scheme in ("light", "dark")
    if scheme == "light" or theme not in {"sphinx_rtd_theme", "alabaster", "classic"}
]

_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def build(source: Path, outdir: Path, theme: str) -> None:
    """Build a copy of a documentation in a theme; any warning is an error.

    In a process of its own: some themes change Sphinx as a whole.
    """
    copy = outdir.with_name(f"{outdir.name}-source")
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("_build"))
    with (copy / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"\nhtml_theme = {theme!r}\n{THEMES[theme]}")
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "-d", f"{outdir}-doctrees", str(copy), str(outdir)]
    subprocess.run(command, check=True)


class _Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing, and what it has sent stays as it is."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *args: Any) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; the value is its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser that shows its scrollbars."""
    from playwright.sync_api import sync_playwright

    # The one without windows is the faster of the two.
    path = need("Chromium", shutil.which("chromium-headless-shell") or shutil.which("chromium"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=_CHROMIUM, ignore_default_args=["--hide-scrollbars"]
        )
        yield browser
        browser.close()


def open_context(browser: Browser, *, width: int = 1280, scheme: Any = "light", **options: Any) -> BrowserContext:
    """A kind of screen, for a reader who wants no motion: themes that scroll smoothly then arrive at once."""
    options = {"reduced_motion": "reduce", **options}
    return browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)


def open_page(browser: Browser, url: str, **screen: Any) -> Page:
    """Open a page on a screen of its own."""
    page = open_context(browser, **screen).new_page()
    page.goto(url)
    return page
