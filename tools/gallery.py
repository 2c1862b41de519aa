"""Pictures of the documentation in each theme and as PDF pages, into ``_build/gallery``: ``make gallery``."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from sphinx.cmd.build import build_main

from tests.themes import LOOKS, THEMES, build, chromium, open_page, served

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "_build" / "gallery"
PAGES = {
    "http": "http.html#http-status-404",
    "class": "http.html#http-status-4xx",
    "api": "api.html#what-the-statuses-mean-here",
    "usage": "usage.html",
    "index": "httpstatus-index.html",
}


def take_screenshots() -> None:
    """Take each page in each theme, at desktop and phone width, light and dark where the theme has it."""
    for theme in THEMES:
        build(ROOT / "example_docs", GALLERY / "built" / theme, theme)
    with served(GALLERY / "built") as address, chromium() as browser:
        for theme, scheme in LOOKS:
            for width in (1280, 360):
                for name, path in PAGES.items():
                    page = open_page(browser, f"{address}/{theme}/{path}", width=width, scheme=scheme)
                    # Some themes scroll smoothly whatever the reader prefers.
                    page.wait_for_timeout(1000)
                    page.screenshot(path=GALLERY / f"{name}-{theme}-{scheme}-{width}.png")
                    page.context.close()


def take_printed_pages() -> None:
    """Take the first pages of what each theme prints of the table of all statuses."""
    with chromium() as browser:
        for theme in THEMES:
            page = open_page(browser, (GALLERY / "built" / theme / "http.html").as_uri())
            page.pdf(path=GALLERY / f"printed-{theme}.pdf", format="A4")
            page.context.close()
            take_pages(GALLERY / f"printed-{theme}.pdf", "-l", "3")


def take_pages(pdf: Path, *options: str) -> None:
    """Take the pages of a PDF file."""
    subprocess.run(["pdftoppm", "-r", "70", "-png", *options, str(pdf), str(GALLERY / pdf.stem)], check=True)


def take_pdf() -> None:
    """Take each page of the documentation as LaTeX sets it."""
    outdir = GALLERY / "built" / "latex"
    if build_main(["-q", "-b", "latex", "-d", f"{outdir}-doctrees", str(ROOT / "example_docs"), str(outdir)]):
        raise SystemExit("the build failed")
    tex = next(outdir.glob("*.tex")).name
    subprocess.run(["latexmk", "-pdf", "-interaction=nonstopmode", tex], cwd=outdir, check=True, capture_output=True)
    take_pages(next(outdir.glob("*.pdf")))


if __name__ == "__main__":
    shutil.rmtree(GALLERY, ignore_errors=True)
    (GALLERY / "built").mkdir(parents=True)
    take_screenshots()
    take_printed_pages()
    take_pdf()
    print(f"{len(list(GALLERY.glob('*.png')))} pictures in {GALLERY.relative_to(ROOT)}")
