"""The stylesheet of tables, for the pages that have one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxext_httpstatus.domain import httpstatus_domain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_STATIC = Path(__file__).with_name("static")


def add_static_files(app: Sphinx) -> None:
    """On ``builder-inited``: let the stylesheet be copied to the output, where that is HTML for a browser."""
    if _is_for_browsers(app):
        app.config.html_static_path.append(str(_STATIC))


def add_style(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """On ``html-page-context``: link the stylesheet from a page that has a table."""
    tables = httpstatus_domain(app.env).tables
    if _is_for_browsers(app) and doctree and (page in tables or (tables and app.builder.name == "singlehtml")):
        app.add_css_file("httpstatus.css")


def _is_for_browsers(app: Sphinx) -> bool:
    """Whether the output is HTML, and no e-book: their readers know less of CSS than the stylesheet needs."""
    return app.builder.format == "html" and app.builder.name != "epub"
