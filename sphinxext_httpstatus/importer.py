"""The importer: finds what an author names by a dotted path, or by a file and a name in it."""

from __future__ import annotations

import enum
import functools
import hashlib
import importlib
import importlib.util
import itertools
import os
import sys
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

from sphinxext_httpstatus.warnings import OWN_PACKAGE, known

if TYPE_CHECKING:
    import types
    from pathlib import Path


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
            return functools.reduce(_attribute, parts[number:], found)
    return found


def enum_names(namespace: object) -> list[str]:
    """Return the names of the enums with members in a module or class."""
    values = getattr(namespace, "__dict__", {}).items()
    return [name for name, value in values if isinstance(value, enum.EnumType) and len(value)]


def _attribute(namespace: object, name: str) -> object:
    try:
        return getattr(namespace, name)
    except AttributeError as error:
        if enums := enum_names(namespace):
            error.args = (f"{error}; {known(name, enums)}",)
        raise


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
        parts.append(file.stem.replace(".", "_"))
    found: object = _module(file, packages, ".".join(parts))
    for part in filter(None, name.split(".")):
        if not hasattr(found, part):
            enums = enum_names(found)
            return f"names {name!r}, which is not in the file" + (f"; {known(name, enums)}" if enums else "")
        found = getattr(found, part)
    return found, ".".join(filter(None, (*parts, name)))


def _packages(file: Path) -> list[Path]:
    """The folders of the packages in which a file is, the outermost first."""
    return list(itertools.takewhile(lambda it: (it / "__init__.py").is_file() and it.name, file.parents))[::-1]


def _module(file: Path, packages: list[Path], name: str) -> types.ModuleType:
    """Import a file within a package of its own, another for each text of it, so that a changed file is seen."""
    source = file.read_bytes()
    package = f"{OWN_PACKAGE}{hashlib.sha256(bytes(file) + source).hexdigest()[:16]}"
    name = f"{package}.{name}"
    if name in sys.modules:
        return sys.modules[name]
    specs = [ModuleSpec(package, None, is_package=True)]
    for folder in packages:
        package = f"{package}.{folder.name}"
        specs.append(_spec(package, folder / "__init__.py"))
    # For what is asked of the packages, and relative imports; what is in their own files is not executed.
    sys.modules.update((spec.name, importlib.util.module_from_spec(spec)) for spec in specs)
    module = importlib.util.module_from_spec(_spec(name, file))
    sys.modules[name] = module
    try:
        # Not by the loader: it takes bytecode of the same second for that of the file, and writes it beside the file.
        exec(compile(source, str(file), "exec", dont_inherit=True), vars(module))  # noqa: S102
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return module


def _spec(name: str, file: Path) -> ModuleSpec:
    return importlib.util.spec_from_file_location(name, file)  # type: ignore[return-value]
