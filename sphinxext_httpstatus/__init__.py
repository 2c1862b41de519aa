"""HTTP status codes as first-class objects of Sphinx documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext_httpstatus import (
    config,
    domain,
    editors,
    fallback,
    incremental,
    python,
    style,
    transforms,
)
from sphinxext_httpstatus.entry import StatusEntry
from sphinxext_httpstatus.roles import StatusRole
from sphinxext_httpstatus.table import HTTPStatusTable

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def extend(app: Sphinx, config: Config) -> None:
    """On ``config-inited``, when all extensions are loaded and no domain is made yet: add what depends on them.

    What a documentation may do without is imported only here.
    """
    if "http" not in app.registry.domains:
        app.add_domain(domain.HTTPDomain)
    app.add_role_to_domain("http", "status", StatusRole())
    app.add_directive_to_domain("http", "status", StatusEntry)
    # Another extension's domain of the name may have a role of the name too: the value is httpdomain's own.
    is_httpdomain = "http_strict_mode" in config and "statuscode" in app.registry.domains["http"].roles
    if is_httpdomain and config.httpstatus_adopt_statuscode:
        from sphinxext_httpstatus import httpdomain  # noqa: PLC0415

        httpdomain.adopt(app)
    if config.httpstatus_autolink:
        from sphinxext_httpstatus.autolink import PlainMentions  # noqa: PLC0415

        app.add_transform(PlainMentions)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension."""
    app.add_message_catalog("sphinxext_httpstatus", Path(__file__).with_name("locale"))
    for name, default in config.DEFAULTS.items():
        app.add_config_value(name, default, "env")
    app.add_domain(domain.HTTPStatusDomain)
    app.add_role_to_domain("httpstatus", "status", StatusRole())
    app.add_directive("http-status-table", HTTPStatusTable)
    app.add_post_transform(transforms.StatusTables)
    app.add_post_transform(transforms.StatusReferenceResolver)
    # Before Sphinx checks types and the primary domain, at 800.
    app.connect("config-inited", config.check, priority=700)
    app.connect("config-inited", extend, priority=700)
    app.connect("builder-inited", domain.note_builder)
    app.connect("builder-inited", style.add_static_files)
    app.connect("html-page-context", style.add_style)
    # After esbonio has its own handler add all roles, at 998, and before it counts them, at 999.
    app.connect("builder-inited", editors.offer_targets, priority=998)
    app.connect("object-description-transform", python.mark_members)
    app.connect("env-get-outdated", incremental.read_again)
    app.connect("env-updated", incremental.write_again)
    # Before and after intersphinx, at 500.
    app.connect("missing-reference", python.link_name, priority=400)
    app.connect("missing-reference", fallback.link_outside, priority=900)
    return {"version": __version__, "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
