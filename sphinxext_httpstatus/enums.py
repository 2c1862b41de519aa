"""What an enum says of its statuses."""

from __future__ import annotations

import enum
import importlib
import itertools
import re
import types
from typing import TYPE_CHECKING, Any

from sphinxext_httpstatus.standards import PHRASES, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# How the constants of frameworks begin: HTTP_404_NOT_FOUND.
_PREFIX = "HTTP_[0-9]{3}_"


class EnumError(ValueError):
    """A dotted path leads to no HTTP statuses. The message says what would."""


class StatusSource:
    """What an enum of HTTP statuses, or a module of constants, says."""

    def __init__(self, path: str, members: Iterable[Status], aliases: Iterable[tuple[str, int]], problems: Any) -> None:
        """Take what was read."""
        #: The dotted path it was loaded from: ``"http.HTTPStatus"``.
        self.path = path
        #: The members in definition order, without references. Aliases are no members.
        self.members = tuple(members)
        #: The name of each alias and the code it stands for.
        self.aliases = tuple(aliases)
        #: What of it can't be shown, one sentence each.
        self.problems: tuple[str, ...] = tuple(problems)


def load(path: str) -> StatusSource:
    """Import and read what is at a dotted path: an enum of integers (``"http.HTTPStatus"``), or a module of constants.

    The attributes ``phrase`` and ``description`` are read where members have them. A missing phrase is IANA's or, for a
    code that IANA does not know, made from the name; a missing description is the member's docstring.

    :raises EnumError: if there is no such object, or nothing in it is a status.
    """
    found = _import(path)
    if isinstance(found, types.ModuleType):
        return _read(path, found, _constants(found), "constant")
    if isinstance(found, type) and issubclass(found, enum.Enum):
        return _read(path, found, found.__members__, "member")
    raise EnumError(f"{path!r} is of type {type(found).__name__}, neither an enum nor a module of constants")


def _constants(module: types.ModuleType) -> Mapping[str, object]:
    """The constants of a module that are statuses.

    ``HTTP_404_NOT_FOUND`` and the like; or else members of an enum, as in :mod:`http.client`; or else all integers of
    three digits.
    """
    constants = {name: value for name, value in vars(module).items() if name.isupper() and isinstance(value, int)}
    return (
        {name: value for name, value in constants.items() if re.match(_PREFIX, name)}
        or {name: value for name, value in constants.items() if isinstance(value, enum.Enum)}
        or {name: value for name, value in constants.items() if 100 <= value <= 999}
    )


def _read(path: str, found: types.ModuleType | type[enum.Enum], named: Mapping[str, object], noun: str) -> StatusSource:
    members: dict[int, Status] = {}
    aliases: list[tuple[str, int]] = []
    problems: list[str] = []
    docstrings = _docstrings(found, named)
    for name, member in named.items():
        code = member._value_ if isinstance(member, enum.Enum) else member
        if isinstance(code, bool) or not isinstance(code, int):
            problems.append(f"{path}.{name} is {code!r}, not an integer")
        elif not 100 <= code <= 999:
            problems.append(f"{path}.{name} is {code}, not a status code of three digits")
        elif int(code) in members:
            aliases.append((name, int(code)))
        else:
            words = re.sub(_PREFIX, "", name).replace("_", " ").title()
            phrase = _text(member, "phrase") or PHRASES.get(int(code)) or words
            description = _text(member, "description") or docstrings.get(name, "")
            members[int(code)] = Status(int(code), name, phrase, description)
    if not members:
        raise EnumError(f"{path!r} has no {noun} that is a status code of three digits")
    return StatusSource(path, members.values(), aliases, problems)


def _import(path: str) -> object:
    """Import the object at a dotted path, of which any trailing part may be attributes."""
    parts = path.split(".")
    if not all(part.isidentifier() for part in parts):
        raise EnumError(f"{path!r} is no dotted path such as 'http.HTTPStatus'")
    for length in range(len(parts), 0, -1):
        module_name = ".".join(parts[:length])
        try:
            found: object = importlib.import_module(module_name)
        except ModuleNotFoundError as error:
            # A parent of the module itself; a module that fails on an import of its own is reported as such.
            if error.name and (module_name == error.name or module_name.startswith(f"{error.name}.")):
                continue
            raise EnumError(f"{path!r} can't be imported: {_describe(error)}") from error
        # The module is the author's: whatever it raises, SystemExit included, must not end the build.
        except (Exception, SystemExit) as error:
            raise EnumError(f"{path!r} can't be imported: {_describe(error)}") from error
        for part in parts[length:]:
            try:
                found = getattr(found, part)
            except Exception as error:
                raise EnumError(f"{path!r} can't be imported: {_describe(error)}") from error
        return found
    raise EnumError(f"{path!r} can't be imported: there is no module {parts[0]!r} on sys.path")


def _docstrings(found: types.ModuleType | type[enum.Enum], named: Mapping[str, object]) -> dict[str, str]:
    """The docstrings of members that have no description: their own, or those beside or below them in the source."""
    first = next(iter(named.values()), None)
    try:
        if hasattr(first, "description"):
            return {}
    except Exception:  # noqa: BLE001  (a property that raises is there all the same)
        return {}
    class_doc = type(first).__doc__
    own = {
        name: _text(member, "__doc__") for name, member in named.items() if getattr(member, "__doc__", "") != class_doc
    }
    return own or _source_docstrings(found)


def _source_docstrings(found: types.ModuleType | type[enum.Enum]) -> dict[str, str]:
    # Here and not above: reading the source is Sphinx's, and most enums have no need of it.
    from sphinx.errors import PycodeError  # noqa: PLC0415
    from sphinx.pycode import ModuleAnalyzer  # noqa: PLC0415

    if isinstance(found, types.ModuleType):
        module, scope = found.__name__, ""
    else:
        module, scope = found.__module__, found.__qualname__
    try:
        docstrings = ModuleAnalyzer.for_module(module).find_attr_docs()
    except PycodeError:
        return {}
    return {
        name: " ".join(itertools.takewhile(str.strip, lines))
        for (where, name), lines in docstrings.items()
        if where == scope
    }


def _text(member: object, attribute: str) -> str:
    """A member's attribute if it is text, on one line; empty where there is none."""
    try:
        value = getattr(member, attribute, "")
    except Exception:  # noqa: BLE001  (a property of the author's may raise anything; the row stands without it)
        return ""
    # Control characters have no place in a page, and end an e-book.
    return "".join(filter(str.isprintable, " ".join(value.split()))) if isinstance(value, str) else ""


def _describe(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
