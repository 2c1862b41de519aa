"""The pictures of README.md, made of its example: ``python -m tools.pictures``. It needs Chromium and Furo."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from sphinx.cmd.build import build_main

from tests.whole.test_browser import OPTIONS, open_page

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "example_docs" / "_static"
SCHEMES: tuple[Any, ...] = ("light", "dark")


def main() -> None:
    """Build the example as a page of its own and take it in both colour schemes."""
    found = re.search(r"```rst\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    example = found[1] if found else ""
    with tempfile.TemporaryDirectory() as folder:
        source, outdir = Path(folder, "source"), Path(folder, "html")
        source.mkdir()
        (source / "conf.py").write_text('extensions = ["sphinxext_httpstatus"]\nhtml_theme = "furo"\n')
        (source / "index.rst").write_text(f"Statuses\n========\n\n{example}")
        if build_main(["-q", "-n", "-W", str(source), str(outdir)]):
            raise SystemExit("the example does not build")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
            for scheme in SCHEMES:
                page = open_page(browser, f"{outdir.as_uri()}/index.html", width=800, scheme=scheme)
                # The text alone, without the theme's header and footer.
                box = page.locator("article section").bounding_box()
                assert box
                clip: Any = {"x": 0, "y": box["y"] + 60, "width": 800, "height": box["height"] - 60}
                page.screenshot(path=PICTURES / f"readme-{scheme}.png", clip=clip, full_page=True)
            browser.close()


if __name__ == "__main__":
    main()
