"""What is read and written again because something else has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.index import LinkedStatusIndex, StatusIndex, index_entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxext_httpstatus.domain import HTTPStatusDomain


def read_again(app: Sphinx, env: BuildEnvironment, *docnames: AbstractSet[str]) -> list[str]:
    """On ``env-get-outdated``: return the documents that show an enum which says something else now."""
    return sorted(httpstatus_domain(env).outdated())


def write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """On ``env-updated``, when all documents are read: return those that show something else now."""
    domain = httpstatus_domain(env)
    domain.settle()
    _index_used_rows(env, domain)
    # The link to the index is in the navigation of every page.
    domain.indices[:] = [LinkedStatusIndex if domain.places else StatusIndex]
    shown = _shown(domain)
    # A builder may have missed the builds of others, which share the environment.
    written: dict[str, dict[str, Any]] = domain.data["written"]
    before = written.get(app.builder.name, {})
    written[app.builder.name] = shown
    changed = {key for key in before.keys() | shown.keys() if before.get(key) != shown.get(key)}
    if "index" in changed and before:
        return sorted(env.all_docs)
    return sorted(set(_affected(domain, changed))) if changed else []


def _shown(domain: HTTPStatusDomain) -> dict[str, Any]:
    """All that a page may show of others: a value that differs where what it shows differs."""
    shown: dict[str, Any] = dict(domain.places)
    shown |= {f"entry {entry.code}": domain.places.get(str(entry.code)) for _, entry in domain.sorted_entries()}
    if any(table.is_used or table.has_uses for _, table in domain.sorted_tables()):
        shown |= {f"uses {code}": mentions for code, mentions in domain.uses.items()}
    shown |= {f"elsewhere {target}": found for target, found in _elsewhere(domain).items()}
    shown["index"] = bool(domain.places)
    return shown


def _elsewhere(domain: HTTPStatusDomain) -> dict[str, list[str]]:
    """What the inventories of other projects have of the statuses that are mentioned.

    Intersphinx has no public way to them; ``intersphinx_named_inventory`` is as it is here from Sphinx 8.1 to 9.2.
    """
    found: dict[str, list[str]] = {}
    targets = {target for mentions in domain.mentions.values() for target in mentions}
    for name, inventory in sorted(getattr(domain.env, "intersphinx_named_inventory", {}).items()):
        for kind in ("httpstatus:status", "httpstatus:class"):
            objects = inventory.get(kind, {})
            for target in targets & objects.keys():
                found.setdefault(target, []).append(f"{name} {objects[target]!r}")
    return found


def _affected(domain: HTTPStatusDomain, changed: set[str]) -> Iterator[str]:
    """Yield the documents that show what has changed."""
    for docname, mentions in domain.mentions.items():
        # A target of no known form may be the name of a row that came or went.
        if any(
            target in changed or f"elsewhere {target}" in changed or not domain.registry().find(target)
            for target in mentions
        ):
            yield docname
    for docname, table in domain.sorted_tables():
        kinds = ("entry", "uses") if table.is_used or table.has_uses else ("entry",)
        if any(f"{kind} {code}" in changed for kind in kinds for code in table.rows):
            yield docname


def _index_used_rows(env: BuildEnvironment, domain: HTTPStatusDomain) -> None:
    """Keep in the general index those rows of ``:used:`` tables that are shown.

    Which these are is not known when the index domain takes the entries from the document. There is no public way to
    change them later; ``IndexDomain.entries`` is as it is here from Sphinx 8.1 to 9.2.
    """
    entries: dict[str, list[Any]] = env.domains.index_domain.entries
    for docname, tables in domain.tables.items():
        for table in tables:
            if table.is_used and docname in entries:
                node_ids = set(table.rows.values())
                entries[docname] = [entry for entry in entries[docname] if entry[2] not in node_ids]
                entries[docname] += [
                    index_entry(status, table.rows[code])
                    for code in domain.shown_codes(table)
                    if table.rows[code] and (status := domain.shown_status(table, code))
                ]
