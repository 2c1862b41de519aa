"""HTTP status codes as first-class objects of Sphinx documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_httpstatus import build, config, domain, messages, roles, transforms
from sphinxext_httpstatus.directives import StatusEntry
from sphinxext_httpstatus.table import HTTPStatusTable

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.2.0"


def on_config_inited(app: Sphinx, config: Config) -> None:
    """On ``config-inited``, when all extensions are loaded and no domain is made yet: add what depends on them."""
    if "http" not in app.registry.domains:
        app.add_domain(roles.BareHTTPDomain)
    app.add_role_to_domain("http", "status", roles.StatusRole())
    app.add_directive_to_domain("http", "status", StatusEntry)
    # Another extension's domain of the name may have a role of the name too: the value is httpdomain's own.
    is_httpdomain = "http_strict_mode" in config and "statuscode" in app.registry.domains["http"].roles
    if is_httpdomain and config.httpstatus_adopt_statuscode:
        from sphinxext_httpstatus.bridges import httpdomain  # noqa: PLC0415

        httpdomain.adopt(app)
    if config.httpstatus_autolink:
        from sphinxext_httpstatus.autolink.transform import PlainMentions  # noqa: PLC0415

        app.add_transform(PlainMentions)
    if hasattr(app, "esbonio"):
        from sphinxext_httpstatus.bridges import esbonio  # noqa: PLC0415

        # After esbonio has its own handler add all roles, at 998, and before it counts them, at 999.
        app.connect("builder-inited", esbonio.on_builder_inited, priority=998)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension."""
    messages.add_catalogues(app)
    for name, default in config.DEFAULTS.items():
        app.add_config_value(name, default, "env")
    app.add_domain(domain.HTTPStatusDomain)
    app.add_role_to_domain("httpstatus", "status", roles.StatusRole())
    app.add_directive("http-status-table", HTTPStatusTable)
    app.add_post_transform(transforms.MentionTransform)
    app.add_post_transform(transforms.TableTransform)
    # Before Sphinx checks types and the primary domain, at 800.
    app.connect("config-inited", config.on_config_inited, priority=700)
    app.connect("config-inited", on_config_inited, priority=700)
    app.connect("builder-inited", build.on_builder_inited)
    # After the stylesheets of other extensions, whichever is set up first.
    app.connect("html-page-context", build.on_html_page_context, priority=600)
    app.connect("object-description-transform", roles.on_object_description_transform)
    app.connect("env-get-outdated", build.on_env_get_outdated)
    # Before intersphinx, at 500.
    app.connect("missing-reference", transforms.on_missing_reference, priority=400)
    written = build.WrittenPages()
    app.connect("env-updated", written.on_env_updated)
    app.connect("doctree-resolved", written.on_doctree_resolved)
    app.connect("build-finished", written.on_build_finished)
    return {"version": __version__, "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
