"""The warnings: the one list of their types, the one way to give one, and how they name what an author has made."""

from __future__ import annotations

import difflib
import enum
import re
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from docutils.nodes import Node

logger = logging.getLogger(__name__)

#: How the package begins in which a file of the author's is executed; the rest is a digest. No message names it.
OWN_PACKAGE = "_httpstatus_"


class WarningType(enum.Enum):
    """The subtypes of ``httpstatus`` warnings, as ``suppress_warnings`` takes them."""

    CONFIG = (
        "config",
        "A name or value in conf.py can't be used, and the default is; or the project's own role rfc fails.",
    )
    DUPLICATE = "duplicate", "A status is documented twice; the first counts, pages in the order of their names."
    EMPTY = "empty", "A table's selection leaves no row."
    ENUM = "enum", "An enum can't be imported, or has members that are no status codes of their own."
    NOTE = (
        "note",
        "A field of a table's body names no row, has no text, or is one too many; or the body is no field list.",
    )
    OPTION = "option", "An option is unknown, stands in the body or the caption, or has a value that can't be used."
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


def known(word: str, names: Collection[str], *, cutoff: float = 0.6) -> str:
    """Return what to say to an author of a word that is none of some names: the one that was meant, or all there are.

    :param cutoff: how alike the two are, as :func:`difflib.get_close_matches` counts it.
    """
    folded = {name.lower(): name for name in names}
    close = difflib.get_close_matches(word.lower(), folded, n=1, cutoff=cutoff)
    return f"did you mean {folded[close[0]]!r}?" if close else f"there are {', '.join(names)}"


def ask(question: Callable[[], Any]) -> tuple[Any, str]:
    """Ask an object of the author's: return its answer, and if it raises, None and what.

    It may raise anything; only Ctrl-C is to end a build.
    """
    try:
        return question(), ""
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001
        raised = type_name(error)
        try:
            return None, f"{raised}: {_short(str(error))}".removesuffix(": ")
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001
            return None, raised


def shown(value: object) -> str:
    """Return how a message names a value: its ``repr``, or its type where that raises."""
    said, raised = ask(lambda: _short(repr(value)))
    return f"an object of type {type_name(value)}" if raised else str(said)


def _short(text: str) -> str:
    """A text in one line, of a long one its beginning; without the methods of a class of the author's."""
    line = re.sub(rf"{OWN_PACKAGE}[0-9a-f]+\.?", "", " ".join(str.split(text)))
    return line if len(line) <= 200 else f"{line[:200]}…"


def type_name(value: object) -> str:
    """Return the name of a value's type, without asking the type's own type; never empty."""
    return _short(type.__dict__["__name__"].__get__(type(value))) or "?"
