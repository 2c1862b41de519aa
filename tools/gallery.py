"""Pictures of the documentation in each theme and as PDF pages, into ``_build/gallery``: ``make gallery``."""

from __future__ import annotations

import functools
import shutil
import subprocess
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright
from sphinx.cmd.build import build_main

from tests.whole.test_browser import DARK, OPTIONS, THEMES, Quiet, open_page

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "_build" / "gallery"
PAGES = {
    "http": "http.html#http-status-404",
    "api": "api.html",
    "usage": "usage.html",
    "index": "httpstatus-index.html",
}


def build(builder: str, name: str, *options: str) -> Path:
    """Build the documentation."""
    outdir = GALLERY / "built" / name
    arguments = ["-q", "-b", builder, "-d", str(GALLERY / "doctrees" / name), *options]
    if build_main([*arguments, str(ROOT / "example_docs"), str(outdir)]):
        raise SystemExit(f"the build of {name} failed")
    return outdir


def take_screenshots() -> None:
    """Take each page in each theme, at desktop and phone width, light and dark where the theme has it."""
    for theme in THEMES:
        build("html", theme, "-D", f"html_theme={theme}")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(GALLERY / "built")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        for theme in THEMES:
            for scheme in ("light", "dark") if theme in DARK else ("light",):
                for width in (1280, 360):
                    for name, path in PAGES.items():
                        url = f"http://127.0.0.1:{server.server_address[1]}/{theme}/{path}"
                        page = open_page(browser, url, width=width, scheme=scheme)
                        # Some themes scroll smoothly whatever the reader prefers.
                        page.wait_for_timeout(1200)
                        page.screenshot(path=GALLERY / f"{name}-{theme}-{scheme}-{width}.png")
                        page.context.close()
        browser.close()
    server.shutdown()


def take_pdf_pages() -> None:
    """Take each page of the PDF."""
    outdir = build("latex", "latex")
    tex = next(outdir.glob("*.tex")).name
    subprocess.run(["latexmk", "-pdf", "-interaction=nonstopmode", tex], cwd=outdir, check=True, capture_output=True)
    pdf = next(outdir.glob("*.pdf"))
    subprocess.run(["pdftoppm", "-r", "70", "-png", str(pdf), str(GALLERY / "pdf")], check=True)


if __name__ == "__main__":
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir(parents=True)
    take_screenshots()
    take_pdf_pages()
    print(f"{len(list(GALLERY.glob('*.png')))} pictures in {GALLERY.relative_to(ROOT)}")
