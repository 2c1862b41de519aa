"""The events of a build: what is read and written again because something else has changed, and the stylesheet."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxext_httpstatus.domain import httpstatus_domain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxext_httpstatus.domain import HTTPStatusDomain


def on_builder_inited(app: Sphinx) -> None:
    """On ``builder-inited``: tell the domain, and let the stylesheet be copied where the output is for browsers."""
    httpstatus_domain(app.env).begin(app)
    if _is_for_browsers(app):
        app.config.html_static_path.append(str(Path(__file__).with_name("static")))


def on_env_get_outdated(app: Sphinx, env: BuildEnvironment, *docnames: object) -> list[str]:
    """On ``env-get-outdated``: return the documents that show an enum which says something else now."""
    return sorted(httpstatus_domain(env).outdated())


class WrittenPages:
    """What the pages in a folder of output were written with: a digest for each that is known, beside the doctrees.

    A page is known when its writing has ended well. Of one that a killed build was to write nothing is known, and the
    next build writes it again. Each folder of output has its own, whatever else is built from the same doctrees.
    """

    def __init__(self) -> None:
        """Know nothing."""
        self._file = Path()
        #: Document -> digest, of the pages in the folder.
        self._known: dict[str, str] = {}
        #: The same, as the pages are when they are written now.
        self._now: dict[str, str] = {}
        self._resolved: set[str] = set()

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """On ``env-updated``, when all documents are read: find what follows; return the pages that show it anew."""
        domain = httpstatus_domain(env)
        domain.settle(app)
        _index_rows(env, domain)
        self._now, self._resolved = {}, set()
        if domain.writes_all:
            return []
        folder = hashlib.sha256(f"{app.builder.name} {app.outdir}".encode()).hexdigest()[:16]
        self._file = Path(app.doctreedir, f"httpstatus-{folder}.json")
        self._known = self._load()
        self._now = _digests(app, domain)
        # Symmetric: a page that had to do with statuses, and has no more, too.
        changed = {docname for docname, _digest in self._known.items() ^ self._now.items()}
        # Before anything is written: a build that is killed has left nobody knows which of them.
        self._keep(self._known | dict.fromkeys(changed, ""))
        return sorted(changed & env.all_docs.keys())

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """On ``doctree-resolved``: the document is about to be written."""
        self._resolved.add(docname)

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """On ``build-finished``: what was to be written is."""
        if exception is None:
            kept = self._known.keys() & app.env.all_docs.keys() - self._resolved
            written = {docname: digest for docname, digest in self._now.items() if docname in self._resolved}
            self._keep({docname: self._known[docname] for docname in kept} | written)

    def _load(self) -> dict[str, str]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            # None yet, or a build was killed while it was written.
            return {}
        return {str(name): str(digest) for name, digest in known.items()} if isinstance(known, dict) else {}

    def _keep(self, known: dict[str, str]) -> None:
        if known != self._known:
            self._known = known
            self._file.write_text(json.dumps(known), encoding="utf-8")


def _digests(app: Sphinx, domain: HTTPStatusDomain) -> dict[str, str]:
    """What each page that has to do with statuses is written with: document -> digest."""
    elsewhere = _elsewhere(app)
    digests: dict[str, str] = {}
    for docname, page in domain.pages.items():
        shown = list(domain.inventory.shown_on(page))
        for target in page.mentions:
            # As intersphinx is asked: by the code, of one project perhaps.
            status = domain.inventory.find(target)
            shown.append(elsewhere.get(str(status.code) if status else target.rpartition(":")[2], ""))
        if shown or page.listings:
            # Read again, a page may have other rows, which a build for another folder has read.
            said = "\n".join((str(app.env.all_docs[docname]), *shown))
            digests[docname] = hashlib.sha256(said.encode()).hexdigest()[:16]
    return digests


def _elsewhere(app: Sphinx) -> dict[str, str]:
    """What the inventories of other projects have: code or class -> text."""
    found: dict[str, str] = {}
    if "sphinx.ext.intersphinx" in app.extensions:
        from sphinx.ext.intersphinx import InventoryAdapter  # noqa: PLC0415

        for name, inventory in sorted(InventoryAdapter(app.env).named_inventory.items()):
            for kind in ("httpstatus:status", "httpstatus:class"):
                for target, item in inventory.get(kind, {}).items():
                    found[target] = f"{found.get(target, '')}{name} {item!r} "
    return found


def _index_rows(env: BuildEnvironment, domain: HTTPStatusDomain) -> None:
    """Put into the general index what this build shows.

    Which that is is not known when Sphinx takes the lines from a document. There is no public way to give them later;
    ``IndexDomain.entries`` is as it is here from Sphinx 8.1 to 9.2.
    """
    entries: dict[str, list[Any]] = env.domains.index_domain.entries
    for docname, page in domain.pages.items():
        if page.listings:
            ids = {node_id for listing, _part in page.listings for node_id in listing.rows.values()}
            entries[docname] = [line for line in entries.get(docname, ()) if line[2] not in ids]
    for listing in domain.inventory.listings:
        for lines in domain.inventory.index_lines(listing).values():
            entries[listing.docname] += lines


def on_html_page_context(app: Sphinx, page: str, template: str, context: Any, doctree: nodes.document | None) -> None:
    """On ``html-page-context``: link the stylesheet from a page that has a table.

    From each, where words run from right to left: it keeps those of a mention in order.
    """
    domain = httpstatus_domain(app.env)
    tables = domain.inventory.tables
    has_table = doctree and (page in tables or (tables and domain.is_single_page))
    if _is_for_browsers(app) and (has_table or app.config.language[:2] in {"ar", "fa", "he", "ur"}):
        app.add_css_file("httpstatus.css")


def _is_for_browsers(app: Sphinx) -> bool:
    """Whether the output is HTML, and no e-book: their readers know less of CSS than the stylesheet needs."""
    from sphinx.builders.epub3 import Epub3Builder  # noqa: PLC0415

    return app.builder.format == "html" and not isinstance(app.builder, Epub3Builder)
