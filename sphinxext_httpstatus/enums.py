"""What an enum says of its statuses."""

from __future__ import annotations

import enum
import importlib
from typing import NamedTuple

from sphinxext_httpstatus.standards import PHRASES, Status


class EnumError(ValueError):
    """A dotted path leads to no enum of HTTP statuses. The message says what would."""


class StatusEnum(NamedTuple):
    """An enum of HTTP statuses, read."""

    #: The dotted path it was loaded from: ``"http.HTTPStatus"``.
    path: str
    #: The members in definition order, without references. Aliases are no members.
    members: tuple[Status, ...]
    #: The name of each alias and the code it stands for.
    aliases: tuple[tuple[str, int], ...]
    #: What of it can't be shown, one sentence each.
    problems: tuple[str, ...]


def load(path: str) -> StatusEnum:
    """Import and read the enum at a dotted path such as ``"http.HTTPStatus"``.

    The attributes ``phrase`` and ``description`` are read where members have them.
    A missing phrase is IANA's or, for a code that IANA does not know, made from the name.

    :raises EnumError: if there is no such object, or it is no enum of integers.
    """
    enum_class = _import(path)
    if not (isinstance(enum_class, type) and issubclass(enum_class, enum.Enum)):
        raise EnumError(f"{path!r} is {_kind(enum_class)}, not an enum")
    members: list[Status] = []
    problems: list[str] = []
    for member in enum_class:
        code = member.value
        if isinstance(code, bool) or not isinstance(code, int):
            problems.append(f"{path}.{member.name} is {code!r}, not an integer")
        elif not 100 <= code <= 999:
            problems.append(f"{path}.{member.name} is {code}, not a status code of three digits")
        else:
            members.append(_status(int(code), member))
    if not members:
        raise EnumError(f"{path!r} has no member that is a status code of three digits")
    codes = {member.name: member.code for member in members}
    aliases = tuple(
        (name, codes[member.name])
        for name, member in enum_class.__members__.items()
        if name != member.name and member.name in codes
    )
    return StatusEnum(path, tuple(members), aliases, tuple(problems))


def _import(path: str) -> object:
    """Import the object at a dotted path, of which any trailing part may be attributes."""
    parts = path.split(".")
    if len(parts) < 2 or not all(part.isidentifier() for part in parts):
        raise EnumError(f"{path!r} is no dotted path such as 'http.HTTPStatus'")
    for length in range(len(parts) - 1, 0, -1):
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
    raise EnumError(f"{path!r} can't be imported: there is no module {parts[0]!r}")


def _status(code: int, member: enum.Enum) -> Status:
    name = str(member.name)
    phrase = _text(member, "phrase") or PHRASES.get(code) or name.replace("_", " ").title()
    return Status(code, name, phrase, _text(member, "description"))


def _text(member: enum.Enum, attribute: str) -> str:
    """A member's attribute if it is text, on one line; empty where there is none."""
    try:
        value = getattr(member, attribute, "")
    except Exception:  # noqa: BLE001  (a property of the author's may raise anything; the row stands without it)
        return ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _describe(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _kind(value: object) -> str:
    kind = type(value).__name__
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
