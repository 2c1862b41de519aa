"""The warnings: the one list of their types, and the one way to give one."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils.nodes import Node

logger = logging.getLogger(__name__)


class WarningType(enum.Enum):
    """The subtypes of ``httpstatus`` warnings, as ``suppress_warnings`` takes them."""

    CONFIG = "config", "A value in conf.py can't be used; the default is used in its place."
    DUPLICATE = "duplicate", "Two tables or entries document the same statuses; references lead to the first."
    EMPTY = "empty", "A table's selection leaves no row."
    ENUM = "enum", "An enum can't be imported, or has members that are no status codes of their own."
    NOTE = "note", "The body of a table has a field that names no row, or is no field list."
    OPTION = "option", "A directive's option is unknown, or has a value that can't be used."
    UNKNOWN = "unknown", "A text names no HTTP status."

    def __init__(self, subtype: str, meaning: str) -> None:
        """Take the subtype and what it means to an author."""
        self.subtype = subtype
        self.meaning = meaning


def warn(kind: WarningType, message: str, location: str | tuple[str, int] | Node | None) -> None:
    """Give a warning of type ``httpstatus.<subtype>``.

    :param location: a node, a pair of docname and line, or a text ``path:line``.
    """
    # The message may contain an author's text with percent signs: it is an argument, never the format.
    logger.warning("%s", message, type="httpstatus", subtype=kind.subtype, location=location)
