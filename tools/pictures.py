"""The pictures of README.md and of the page on themes, made of README's example: ``python -m tools.pictures``."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

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
    # The file is then a third as big.
    with Image.open(picture) as image:
        image.convert("RGB").quantize(96).save(picture, optimize=True)


def main() -> None:
    """Build the example in each theme and take it in each colour scheme that the theme has."""
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


if __name__ == "__main__":
    main()
