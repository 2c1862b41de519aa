"""Following links, as a reader would, and what another project has to be linked to."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<a class="([^"]*)"[^>]*? href="([^"]*)"')
_WHOLE_LINK = re.compile(r'<a class="([^"]*)"[^>]*? href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_ID = re.compile(r'<[^>]*? id="([^"]*)"')


def links(html: str, css_class: str = "http-status") -> list[str]:
    """The addresses of the links of a class."""
    return [unescape(href) for classes, href in _LINK.findall(html) if css_class in classes.split()]


def links_with_text(html: str, css_class: str = "http-status") -> list[tuple[str, str]]:
    """Text and address of the links of a class."""
    return [
        (unescape(re.sub(r"<[^>]*>", "", text)), unescape(href))
        for classes, href, text in _WHOLE_LINK.findall(html)
        if css_class in classes.split()
    ]


def repeated_ids(html: str) -> list[str]:
    """The ids that stand on a page more than once."""
    return [node_id for node_id, times in Counter(_ID.findall(html)).items() if times > 1]


def links_in_links(html: str) -> list[str]:
    """The links that begin within another."""
    return re.findall(r"<a [^>]*>(?:(?!</a>).)*?(<a [^>]*>)", html, re.DOTALL)


def inventory(lines: str) -> bytes:
    """What ``objects.inv`` of another project has of lines such as ``404 httpstatus:status 1 page.html#$ 404 Not Found``."""
    head = "# Sphinx inventory version 2\n# Project: Other\n# Version: 1\n# The remainder is compressed using zlib.\n"
    return head.encode() + zlib.compress(lines.encode())


def entries(inventory: bytes) -> list[str]:
    """The lines of an ``objects.inv``, which are packed behind four of its own."""
    return zlib.decompress(inventory.split(b"\n", 4)[4]).decode().splitlines()


def target_of(page: Path, path: str) -> Path:
    """The file that a link of a page leads to, by the path of its address."""
    target = (page.parent / unquote(path)).resolve() if path else page
    return target / "index.html" if target.is_dir() else target


def dead_links(outdir: Path, suffix: str = ".html") -> list[tuple[str, str]]:
    """Page and address of each link within the output that leads to no page, or to no id of its page."""
    pages = {path.resolve(): path.read_text(encoding="utf-8") for path in outdir.rglob(f"*{suffix}")}
    ids = {path: set(_ID.findall(html)) for path, html in pages.items()}
    dead: list[tuple[str, str]] = []
    for path, html in pages.items():
        for _, href in _LINK.findall(html):
            url = urlsplit(unescape(href))
            if url.scheme or url.netloc:
                continue
            target = target_of(path, url.path)
            if not target.exists() or (url.fragment and target in ids and unquote(url.fragment) not in ids[target]):
                dead.append((str(path.relative_to(outdir.resolve())), href))
    return dead
