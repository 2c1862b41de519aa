"""Finding what an author names."""

from __future__ import annotations

import functools
import http
import inspect
import os
import re
import sys
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_httpstatus.importer import import_dotted, import_file, split_file
from sphinxext_httpstatus.warnings import ask

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """A function that writes a file and returns its path."""

    def write_file(name: str, text: str) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
        return file

    return write_file


def found(file: Path, name: str = "") -> Any:
    made = import_file(file, name)
    assert isinstance(made, tuple), made
    return made[0]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("statuses.py:Status", ("statuses.py", "Status")),
        ("../Lib/http/__init__.py:HTTPStatus", ("../Lib/http/__init__.py", "HTTPStatus")),
        (r"C:\lib\statuses.py:Api.Status", (r"C:\lib\statuses.py", "Api.Status")),
        (r"C:\lib\statuses.py", (r"C:\lib\statuses.py", "")),
        ("statuses.py", ("statuses.py", "")),
        ("statuses.py:", ("statuses.py", "")),
        ("http.HTTPStatus", ("", "")),
        ("http:HTTPStatus", ("", "")),
        ("statuses.py::Status", ("", "")),
        ("statuses.pyi:Status", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_file_and_a_name_are_told_from_a_dotted_path(path: str, expected: tuple[str, str]) -> None:
    assert split_file(path) == expected


def test_an_object_is_found_by_its_dotted_path() -> None:
    assert import_dotted("http") is http
    assert import_dotted("http.HTTPStatus.OK.phrase") == "OK"
    with pytest.raises(AttributeError):
        import_dotted("http.Nothing")
    with pytest.raises(AttributeError, match=r"^module 'http' has no attribute 'Status'; did you mean 'HTTPStatus'\?$"):
        import_dotted("http.Status")
    with pytest.raises(AttributeError, match=r"^module 'http\.cookies' has no attribute 'Nothing'$"):
        import_dotted("http.cookies.Nothing")


def test_the_dotted_name_is_that_of_the_packages_around_the_file(write: Callable[[str, str], Path]) -> None:
    write("src/app/__init__.py", "")
    write("src/app/core/__init__.py", "S = 1")
    file = write("src/app/core/statuses.py", "class Api:\n    S = 2")
    assert import_file(file, "Api.S") == (2, "app.core.statuses.Api.S")
    assert import_file(file.with_name("__init__.py"), "S") == (1, "app.core.S")
    assert import_file(write("src/alone.py", "S = 3"), "S") == (3, "alone.S")
    assert import_file(file) == (found(file), "app.core.statuses")
    assert type(found(file)) is ModuleType


def test_dots_and_links_in_the_path_hide_no_package(write: Callable[[str, str], Path], tmp_path: Path) -> None:
    write("src/app/__init__.py", "")
    write("src/app/statuses.py", "S = 1")
    (tmp_path / "link").symlink_to(tmp_path / "src" / "app")
    assert import_file(tmp_path / "link" / "statuses.py", "S") == (1, "app.statuses.S")
    assert import_file(tmp_path / "src" / "app" / ".." / "app" / "statuses.py", "S") == (1, "app.statuses.S")


def test_what_python_has_by_the_name_stays_as_it_is(write: Callable[[str, str], Path]) -> None:
    before = dict(sys.modules)
    file = write("Lib/http/__init__.py", inspect.getsource(http).replace("Not Found", "Not Here"))
    status = found(file, "HTTPStatus")
    assert status.NOT_FOUND.phrase == "Not Here"
    assert http.HTTPStatus.NOT_FOUND.phrase == "Not Found"
    assert {name: module for name, module in sys.modules.items() if name in before} == before


def test_a_file_imports_what_stands_beside_it(write: Callable[[str, str], Path]) -> None:
    write("app/__init__.py", "raise SystemExit('not asked for')")
    write("app/base.py", "BASE = 1")
    write("app/core/__init__.py", "raise SystemExit('not asked for')")
    write("app/core/parts.py", "PART = 2")
    file = write("app/core/statuses.py", "from ..base import BASE\nfrom .parts import PART\nfrom . import parts\n")
    module = found(file)
    assert (module.BASE, module.PART, module.parts.PART) == (1, 2, 2)
    write("package/part.py", "PART = 3")
    assert found(write("package/__init__.py", "from .part import PART"), "PART") == 3


def test_a_file_knows_where_it_is(write: Callable[[str, str], Path]) -> None:
    file = write(
        "statuses.py",
        "import sys\nHERE = __file__\nclass C: pass\nOF_CLASS = sys.modules[C.__module__]\ndef f(n: int): pass\n",
    )
    module = found(file)
    assert Path(module.HERE) == file
    assert module.f.__code__.co_filename == module.HERE
    assert module.OF_CLASS is module
    # What is imported from __future__ elsewhere is none of it.
    assert module.f.__annotations__ == {"n": int}
    assert re.fullmatch(r"_httpstatus_[0-9a-f]{16}\.statuses", module.__name__)


def test_a_file_is_executed_once_for_each_text_of_it(write: Callable[[str, str], Path]) -> None:
    text = "with open(__file__ + '.log', 'a') as log:\n    log.write('.')\nS = {}\n"
    file = write("statuses.py", text.format(1))
    as_first = file.stat()
    assert [found(file, "S") for _ in range(3)] == [1, 1, 1]
    assert Path(f"{file}.log").read_text(encoding="utf-8") == "."
    write("statuses.py", text.format(2))
    # Of the same length and second.
    os.utime(file, ns=(as_first.st_atime_ns, as_first.st_mtime_ns))
    assert found(file, "S") == 2
    assert not file.with_name("__pycache__").exists()


def test_two_files_of_the_same_text_are_two(write: Callable[[str, str], Path]) -> None:
    first, second = (write(f"{name}/statuses.py", "class S: pass") for name in "ab")
    assert found(first, "S") is not found(second, "S")


def test_a_file_that_raises_leaves_nothing_and_is_executed_anew(write: Callable[[str, str], Path]) -> None:
    file = write("statuses.py", "from pathlib import Path\nS = Path(__file__).with_name('other').read_text()")
    before = set(sys.modules)
    with pytest.raises(FileNotFoundError):
        import_file(file, "S")
    assert not [name for name in sys.modules.keys() - before if name.endswith(".statuses")]
    write("other", "now")
    assert found(file, "S") == "now"


def test_what_is_installed_does_not_stand_beside_a_file(write: Callable[[str, str], Path]) -> None:
    write("app/__init__.py", "")
    for name, missing in (("app/statuses.py", "app.json"), ("statuses.py", "json")):
        _found, raised = ask(functools.partial(import_file, write(name, "from .json import S")))
        # With the names of modules that its author knows.
        assert raised == f"ModuleNotFoundError: No module named '{missing}'"


def test_a_file_finds_what_it_asks_its_packages_for(write: Callable[[str, str], Path]) -> None:
    write("app/__init__.py", "raise SystemExit('not asked for')")
    write("app/words.txt", "words")
    text = "import importlib.resources, pkgutil\nONE = importlib.resources.files(__package__).joinpath('words.txt').read_text()\n"
    module = found(write("app/statuses.py", f"{text}OTHER = pkgutil.get_data(__package__, 'words.txt')\n"))
    assert (module.ONE, module.OTHER) == ("words", b"words")


def test_a_dot_in_the_name_of_a_file_is_no_package(write: Callable[[str, str], Path]) -> None:
    write("app/__init__.py", "")
    write("app/words.py", "W = 1")
    assert import_file(write("app/statuses-1.2.py", "from .words import W"), "W") == (1, "app.statuses-1_2.W")


def test_a_file_that_takes_itself_away_says_what_it_raises(write: Callable[[str, str], Path]) -> None:
    with pytest.raises(ValueError, match="mine"):
        import_file(write("statuses.py", "import sys\ndel sys.modules[__name__]\nraise ValueError('mine')\n"))


def test_a_file_or_name_that_is_not_there_is_told_of(write: Callable[[str, str], Path], tmp_path: Path) -> None:
    nowhere = tmp_path / "docs" / ".." / "statuses.py"
    assert import_file(nowhere, "S") == f"leads to '{tmp_path / 'statuses.py'}', where there is no file"
    file = write("statuses.py", "import enum\nclass Status(enum.IntEnum):\n    OK = 200\nclass Other: pass\n")
    problem = "names 'Statsu', which is not in the file"
    assert import_file(file, "Statsu") == f"{problem}; did you mean 'Status'?"
    assert import_file(file, "Http") == "names 'Http', which is not in the file; there are Status"
    assert import_file(file, "Other.S") == "names 'Other.S', which is not in the file"
    assert import_file(file, "Status.OK.real.S") == "names 'Status.OK.real.S', which is not in the file"
