"""Following links, as a reader would."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<a class="([^"]*)"[^>]*? href="([^"]*)"')
_ID = re.compile(r'<[^>]*? id="([^"]*)"')


def links(html: str, css_class: str = "http-status") -> list[str]:
    """The addresses of the links of a class."""
    return [unescape(href) for classes, href in _LINK.findall(html) if css_class in classes.split()]


def dead_links(outdir: Path) -> list[tuple[str, str]]:
    """Page and address of each link within the output that leads to no page, or to no id of its page."""
    pages = {path.resolve(): path.read_text(encoding="utf-8") for path in outdir.rglob("*.html")}
    ids = {path: set(_ID.findall(html)) for path, html in pages.items()}
    dead: list[tuple[str, str]] = []
    for path, html in pages.items():
        for _, href in _LINK.findall(html):
            url = urlsplit(unescape(href))
            if url.scheme or url.netloc:
                continue
            target = (path.parent / unquote(url.path)).resolve() if url.path else path
            if target.is_dir():
                target /= "index.html"
            if not target.exists() or (url.fragment and target in ids and unquote(url.fragment) not in ids[target]):
                dead.append((str(path.relative_to(outdir.resolve())), href))
    return dead
