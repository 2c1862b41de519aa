"""The pictures of README.md, of the page on themes and of that on recipes: ``python -m tools.pictures``.

Each is made of what the page has: of README's example, and of a recipe's lines. It needs Chromium, TeX and pdftoppm.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from pypdf import PdfReader

from tests.recipes import Recipe, recipes
from tests.themes import LOOKS, THEMES, build, chromium, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "example_docs" / "_static"


def take(browser: Browser, page: str, scheme: str, picture: Path, *, width: int) -> None:
    """Take the text of a page, without what the theme has around it."""
    tab = open_page(browser, "about:blank", width=width, scheme=scheme)
    # High enough for no theme to scroll.
    tab.set_viewport_size({"width": width, "height": 2000})
    tab.goto(page)
    tab.wait_for_timeout(500)
    box, top = (tab.locator(name).first.bounding_box() for name in (".http-status-box", "a.http-status"))
    assert box
    assert top
    margin = 16
    clip: Any = {
        "x": box["x"] - margin,
        "y": top["y"] - margin,
        "width": box["width"] + 2 * margin,
        "height": box["y"] + box["height"] - top["y"] + 2 * margin,
    }
    tab.screenshot(path=picture, clip=clip)
    tab.context.close()
    save(picture)


def save(picture: Path, *, colours: int = 96) -> None:
    """Save a picture with few colours: the file is then a third as big."""
    with Image.open(picture) as image:
        image.convert("RGB").quantize(colours).save(picture, optimize=True)


def build_recipe(recipe: Recipe, source: Path, builder: str) -> Path:
    """Build a documentation of a recipe; return the folder of the output."""
    for name, text in recipe.documentation().items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    outdir = source / "_build"
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", "-b", builder, str(source), str(outdir)], check=True)
    return outdir


def take_recipes(browser: Browser, folder: Path) -> None:
    """Take the recipes whose result the page on them can't show itself: two in a browser, one as printed."""
    pictures = PICTURES / "recipes"
    pictures.mkdir(exist_ok=True)
    known = {recipe.title: recipe for recipe in recipes()}
    for title, name, part in (
        ("Beside an OpenAPI description", "openapi", ".body"),
        ("A book in Markdown", "book", "article"),
    ):
        page = build_recipe(known[title], folder / name, "html") / "index.html"
        tab = open_page(browser, page.as_uri(), width=1024)
        tab.locator(part).first.screenshot(path=pictures / f"{name}.png")
        tab.context.close()
        save(pictures / f"{name}.png")
    outdir = build_recipe(known["A table in an appendix of the PDF"], folder / "appendix", "latex")
    subprocess.run(
        ["latexmk", "-pdf", "-interaction=batchmode", "texts.tex"], cwd=outdir, check=True, capture_output=True
    )
    pdf = outdir / "texts.pdf"
    number = next(n for n, page in enumerate(PdfReader(pdf).pages, 1) if "APPENDIX" in page.extract_text())
    options = ["-png", "-singlefile", "-r", "80", "-f", str(number)]
    subprocess.run(["pdftoppm", *options, str(pdf), str(pictures / "appendix")], check=True)
    with Image.open(pictures / "appendix.png") as image:
        image.crop((0, 0, image.width, image.height // 2)).save(pictures / "appendix.png")
    save(pictures / "appendix.png", colours=32)


def main() -> None:
    """Take README's example in each colour scheme of each theme, and the recipes."""
    found = re.search(r"```rst\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found
    (PICTURES / "themes").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        source = Path(folder, "source")
        source.mkdir()
        (source / "conf.py").write_text('extensions = ["sphinxext_httpstatus"]\n')
        (source / "index.rst").write_text(f"Statuses\n========\n\n{found[1]}")
        for theme in THEMES:
            build(source, Path(folder, theme), theme)
        for theme, scheme in LOOKS:
            page = f"{Path(folder, theme).as_uri()}/index.html#http-status-404"
            take(browser, page, scheme, PICTURES / "themes" / f"{theme}-{scheme}.png", width=1280)
        for scheme in ("light", "dark"):
            page = f"{Path(folder, 'furo').as_uri()}/index.html"
            take(browser, page, scheme, PICTURES / f"readme-{scheme}.png", width=1280)
        take_recipes(browser, Path(folder, "recipes"))


if __name__ == "__main__":
    main()
