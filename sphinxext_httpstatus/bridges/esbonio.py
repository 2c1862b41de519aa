"""For the language server esbonio: completion of the role's targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_httpstatus.roles import StatusRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_builder_inited(app: Sphinx) -> None:
    """On ``builder-inited``: let esbonio complete the role's targets with the statuses that are documented.

    esbonio finds the targets of a role by its domain, and ours have another than the role.
    """
    esbonio: Any = app.esbonio  # type: ignore[attr-defined]
    kinds = ["httpstatus:status", "httpstatus:class"]
    objects = esbonio.create_role_target_provider("objects", obj_types=kinds, projects=None)
    esbonio.add_role("http:status", StatusRole(), [objects])
