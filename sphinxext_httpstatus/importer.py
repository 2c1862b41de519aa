"""The importer: finds what an author names by a dotted path, or by a file and a name in it."""

from __future__ import annotations

import enum
import functools
import hashlib
import importlib
import importlib.util
import itertools
import os
import re
import sys
import types
from importlib.machinery import SourceFileLoader
from typing import TYPE_CHECKING

from sphinxext_httpstatus.warnings import known

if TYPE_CHECKING:
    from pathlib import Path

# How the package begins in which a file is imported; the rest is a digest.
_OWN = "_httpstatus_"


def split_file(path: str) -> tuple[str, str]:
    """Return file and name of ``"../lib/statuses.py:Status"``; two empty texts if it is no such path.

    The name is empty where the file is meant as a whole.
    """
    file, name = (path, "") if path.endswith(".py") else path.rpartition(":")[::2]
    return (file, name) if file.endswith(".py") else ("", "")


def import_dotted(path: str) -> object:
    """Import the object at a dotted path, of which any trailing part may be attributes.

    :raises BaseException: what the modules and their finders raise, :exc:`ImportError` above all; and
        :exc:`AttributeError`.
    """
    parts = path.split(".")
    found: object = importlib.import_module(parts[0])
    for number in range(1, len(parts)):
        module = ".".join(parts[: number + 1])
        try:
            found = importlib.import_module(module)
        except ModuleNotFoundError as error:
            # A module that fails on an import of its own is reported as such.
            if error.name != module:
                raise
            return functools.reduce(getattr, parts[number:], found)
    return found


def import_file(file: Path, name: str = "") -> tuple[object, str] | str:
    """Execute a file and return the object of a name in it, or the module, and its dotted name.

    The dotted name is that of the packages around the file: of ``HTTPStatus`` in ``Lib/http/__init__.py`` it is
    ``"http.HTTPStatus"``. Nothing is imported by that name: ``http`` stays what it is.

    :return: a text that says what is wrong, if there is no such file, or no such name in it.
    :raises BaseException: what the file raises.
    """
    if not file.is_file():
        return f"leads to {os.path.normpath(file)!r}, where there is no file"
    # Dots and links among its folders would hide the packages.
    file = file.parent.resolve() / file.name
    packages = _packages(file)
    parts = [folder.name for folder in packages]
    if file.name != "__init__.py":
        parts.append(file.stem)
    found: object = _module(file, packages, ".".join(parts))
    for part in filter(None, name.split(".")):
        if not hasattr(found, part):
            enums = [it for it, value in vars(found).items() if isinstance(value, enum.EnumType) and len(value)]
            return f"names {name!r}, which is not in the file" + (f"; {known(name, enums)}" if enums else "")
        found = getattr(found, part)
    return found, ".".join(filter(None, (*parts, name)))


def without_own_names(text: str) -> str:
    """Return what a file has raised, with the names of modules that its author knows."""
    return re.sub(rf"{_OWN}[0-9a-f]+\.", "", text)


def _packages(file: Path) -> list[Path]:
    """The folders of the packages in which a file is, the outermost first."""
    return list(itertools.takewhile(lambda it: (it / "__init__.py").is_file() and it.name, file.parents))[::-1]


def _module(file: Path, packages: list[Path], name: str) -> types.ModuleType:
    """Import a file within a package of its own, another for each text of it, so that a changed file is seen."""
    source = file.read_bytes()
    package = f"{_OWN}{hashlib.sha256(bytes(file) + source).hexdigest()[:16]}"
    name = f"{package}.{name}"
    if name in sys.modules:
        return sys.modules[name]
    sys.modules[package] = _Package(package, [])
    # For imports relative to them; what is in their own files is not executed.
    for folder in packages:
        package = f"{package}.{folder.name}"
        sys.modules[package] = _Package(package, [str(folder)])
    loader = SourceFileLoader(name, str(file))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))  # type: ignore[arg-type]
    sys.modules[name] = module
    try:
        # Not by the loader: it takes bytecode of the same second for that of the file, and writes it beside the file.
        exec(loader.source_to_code(source, str(file)), vars(module))  # noqa: S102
    except BaseException:
        del sys.modules[name]
        raise
    return module


class _Package(types.ModuleType):
    """A package that has nothing but its folders."""

    def __init__(self, name: str, folders: list[str]) -> None:
        super().__init__(name)
        self.__path__ = folders
