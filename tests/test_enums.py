"""Reading an enum."""

from __future__ import annotations

import itertools
import sys
from http import HTTPStatus
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.enums import EnumError, StatusSource, load
from sphinxext_httpstatus.standards import Status

from .conftest import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


NUMBERS = itertools.count()


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """A function that makes an importable module of a text and returns its name."""
    monkeypatch.syspath_prepend(tmp_path)
    names: list[str] = []

    def write(text: str) -> str:
        # Python and Sphinx keep what they know of a module by its name.
        name = f"author_module_{next(NUMBERS)}"
        names.append(name)
        (tmp_path / f"{name}.py").write_text(f"import enum\n{text}", encoding="utf-8")
        return name

    yield write
    for name in names:
        sys.modules.pop(name, None)


def test_python_s_own_enum_is_read_whole() -> None:
    read = load("http.HTTPStatus")
    assert [(s.code, s.name, s.phrase, s.description) for s in read.members] == [
        (m.value, m.name, m.phrase, m.description) for m in HTTPStatus
    ]
    assert read.problems == ()
    assert {name: HTTPStatus[name].value for name, _ in read.aliases} == dict(read.aliases)


def test_python_s_own_enum_is_as_is_known_of_each_python() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    known = [row for row in rows_of("enum-by-python.csv") if row["python"] == version]
    read = load("http.HTTPStatus")
    assert [(str(it.code), it.name, it.phrase, it.description) for it in read.members] == [
        (row["code"], row["name"], row["phrase"], row["description"]) for row in known if not row["alias_of"]
    ]
    assert [(name, str(code)) for name, code in read.aliases] == [
        (row["name"], row["code"]) for row in known if row["alias_of"]
    ]


def test_missing_phrases_are_iana_s_or_made_from_the_name(module: Callable[[str], str]) -> None:
    name = module("class S(enum.Enum):\n    MISSING = 404\n    ENHANCE_YOUR_CALM = 420\n")
    assert load(f"{name}.S").members == (
        Status(404, "MISSING", "Not Found"),
        Status(420, "ENHANCE_YOUR_CALM", "Enhance Your Calm"),
    )


def test_an_attribute_that_raises_or_is_no_text_counts_as_missing(module: Callable[[str], str]) -> None:
    name = module(
        "class S(enum.Enum):\n"
        "    GONE = 410\n"
        "    @property\n    def phrase(self): raise RuntimeError\n"
        "    description = property(lambda self: 7)\n"
    )
    read = load(f"{name}.S")
    assert read.members == (Status(410, "GONE", "Gone"),)
    assert read.problems == (f"{name}.S.GONE.phrase raises RuntimeError",)


RAISES = """
class Raises(BaseException):
    def __str__(self):
        raise self

@property
def raises(self):
    raise Raises

class Lazy:
    __class__ = raises

class Number(int):
    __le__ = __ge__ = __int__ = __index__ = __repr__ = raises

class Text(str):
    __str__ = split = strip = raises

"""
# Put last: Python 3.14 compares the values of an enum while it makes it, and so would not make it.
NO_EQUALS = "Number.__eq__ = raises\n"
HUGE = "is an object of type int, not a status code of three digits"


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("    phrase = raises\n", ("{0}.OK.phrase raises Raises; so do 1 more",)),
        ("    description = raises\n", ("{0}.OK.description raises Raises; so do 1 more",)),
        ("    phrase = property(lambda self: sys.exit())\n", ("{0}.OK.phrase raises SystemExit; so do 1 more",)),
        ("    __doc__ = raises\n", ("{0}.OK.__doc__ raises Raises; so do 1 more",)),
        ("    HUGE = 10 ** 5000\n", (f"{{0}}.HUGE {HUGE}",)),
        ("    phrase = property(lambda self: Lazy())\n", ("{0}.OK.phrase raises Raises; so do 1 more",)),
        ("    phrase = property(lambda self: Text(self.name))\n", ()),
        ("    NUMBER = Number(200)\n", ()),
    ],
)
def test_whatever_a_member_raises_is_one_problem_and_the_others_are_read(
    module: Callable[[str], str], body: str, problems: tuple[str, ...]
) -> None:
    name = module(f"import sys\n{RAISES}class S(enum.Enum):\n    OK = 200\n    GONE = 410\n{body}{NO_EQUALS}")
    read = load(f"{name}.S")
    assert [status.code for status in read.members] == [200, 410]
    assert read.problems == tuple(problem.format(f"{name}.S") for problem in problems)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("LAZY = Lazy()\n", ("{0}.LAZY raises Raises",)),
        ("HUGE = 10 ** 5000\n", ()),
        ("HTTP_200_OK = 200\nHTTP_999_HUGE = 10 ** 5000\n", (f"{{0}}.HTTP_999_HUGE {HUGE}",)),
        ("NUMBER = Number(200)\n", ()),
    ],
)
def test_whatever_a_constant_raises_is_one_problem_and_the_others_are_read(
    module: Callable[[str], str], text: str, problems: tuple[str, ...]
) -> None:
    name = module(f"{RAISES}OK = 200\n{text}{NO_EQUALS}")
    read = load(name)
    assert [status.code for status in read.members] == [200]
    assert read.problems == tuple(problem.format(name) for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "class M(enum.EnumMeta):\n    __members__ = raises\nclass S(enum.Enum, metaclass=M):\n    OK = 200\n",
        "S = Lazy()\n",
        "class M(type):\n    __getattribute__ = raises\nclass S(metaclass=M): pass\nraise Raises\n",
        "def __getattr__(name):\n    raise Raises\n",
    ],
)
def test_whatever_an_enum_raises_is_an_error_that_names_it(module: Callable[[str], str], text: str) -> None:
    name = module(f"{RAISES}{text}")
    with pytest.raises(EnumError) as raised:
        load(f"{name}.S")
    assert str(raised.value) == f"'{name}.S' can't be imported: Raises"


def test_an_enum_all_of_which_raises_says_so(module: Callable[[str], str]) -> None:
    name = module(
        f"{RAISES}class S(enum.Enum):\n    OK = 200\n    GONE = 410\n\nS.OK._value_ = S.GONE._value_ = Lazy()\n"
    )
    with pytest.raises(EnumError) as raised:
        load(f"{name}.S")
    assert str(raised.value) == (
        f"'{name}.S' has no member that is a status code of three digits; {name}.S.OK raises Raises; so do 1 more"
    )


@pytest.mark.parametrize(
    ("source", "member", "value"),
    [
        ("class S(enum.StrEnum):\n    OK = '200'\n    GONE = '410'\n", "S.OK", "'200'"),
        ("class S(str, enum.Enum):\n    OK = '200'\n", "S.OK", "'200'"),
        ("class S(enum.Enum):\n    OK = 200, 'OK'\n", "S.OK", "(200, 'OK')"),
        ("OK = '200'\nGONE = '410'\nOTHER = 'text'\n", "OK", "'200'"),
    ],
)
def test_of_an_enum_of_texts_the_first_is_named(
    module: Callable[[str], str], source: str, member: str, value: str
) -> None:
    name = module(source)
    path, _, _ = f"{name}.{member}".rpartition(".")
    noun = "member" if "." in member else "constant"
    with pytest.raises(EnumError) as raised:
        load(path)
    assert str(raised.value) == (
        f"'{path}' has no {noun} that is a status code of three digits: {name}.{member} is {value}, not an integer"
    )


def test_texts_of_a_module_that_are_no_digits_are_not_named(module: Callable[[str], str]) -> None:
    name = module("OTHER = 'text'\nLIST = ['200']\nok = '200'\n")
    with pytest.raises(EnumError) as raised:
        load(name)
    assert str(raised.value) == f"'{name}' has no constant that is a status code of three digits"


def test_a_finder_that_raises_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        def find_spec(self, *_args: object) -> None:
            raise SystemExit("bye")

    monkeypatch.setattr(sys, "meta_path", [Finder()])
    with pytest.raises(EnumError, match=r"'author_finder\.S' can't be imported: SystemExit: bye"):
        load("author_finder.S")


def test_a_name_has_nothing_that_a_page_can_not_show(module: Callable[[str], str]) -> None:
    name = module("S = enum.Enum('S', [('A\\x08\\nB', 404)])\n")
    assert load(f"{name}.S").members == (Status(404, "A B", "Not Found"),)


def test_a_name_of_a_class_of_the_author_s_is_read_as_what_it_is(module: Callable[[str], str]) -> None:
    name = module(
        f"{RAISES}class Name(Text):\n    translate = casefold = replace = raises\n\n"
        "S = enum.IntEnum('S', {Name('OK'): 200, Name('FINE'): 200})\n"
    )
    read = load(f"{name}.S")
    assert (read.members, read.aliases) == ((Status(200, "OK", "OK"),), (("FINE", 200),))
    assert [type(text) for text in (read.members[0].name, read.aliases[0][0])] == [str, str]


def test_a_type_whose_name_raises_is_named(module: Callable[[str], str]) -> None:
    name = module(f"{RAISES}class M(type):\n    __name__ = raises\nclass C(metaclass=M): pass\nS = C()\n")
    with pytest.raises(EnumError) as raised:
        load(f"{name}.S")
    assert str(raised.value) == f"'{name}.S' is of type C, neither an enum nor a module of constants"


def test_ctrl_c_ends_the_reading(module: Callable[[str], str]) -> None:
    name = module("class S(enum.Enum):\n    OK = 200\n    @property\n    def phrase(self): raise KeyboardInterrupt\n")
    with pytest.raises(KeyboardInterrupt):
        load(f"{name}.S")


def test_a_source_that_can_not_be_read_is_a_problem(module: Callable[[str], str]) -> None:
    name = module(
        f"{RAISES}class S(enum.Enum):\n    OK = 200\n\nclass Loader:\n    def get_source(self, name):\n"
        "        raise Raises\n\n__loader__ = Loader()\n__file__ = None\n"
    )
    read = load(f"{name}.S")
    assert read.members == (Status(200, "OK", "OK"),)
    assert read.problems == (f"{name}.S raises Raises",)


def test_an_enum_nested_in_a_class_is_found(module: Callable[[str], str]) -> None:
    name = module("class Api:\n    class S(enum.IntEnum):\n        OK = 200\n")
    assert load(f"{name}.Api.S").members == (Status(200, "OK", "OK"),)


def test_members_that_are_no_status_codes_are_told_of_and_left_out(module: Callable[[str], str]) -> None:
    name = module("class S(enum.Enum):\n    OK = 200\n    A = 'x'\n    YES = True\n    MINUS = -404\n    BIG = 4040\n")
    read = load(f"{name}.S")
    assert [member.code for member in read.members] == [200]
    assert read.problems == (
        f"{name}.S.A is 'x', not an integer",
        f"{name}.S.YES is True, not an integer",
        f"{name}.S.MINUS is -404, not a status code of three digits",
        f"{name}.S.BIG is 4040, not a status code of three digits",
    )


NO_PATH = "is no dotted path such as 'http.HTTPStatus', nor a file and name such as 'statuses.py:Status'"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("HTTPStatus", "'HTTPStatus' can't be imported: there is no module 'HTTPStatus' on sys.path"),
        ("", f"'' {NO_PATH}"),
        ("http..HTTPStatus", f"'http..HTTPStatus' {NO_PATH}"),
        ("http:HTTPStatus", f"'http:HTTPStatus' {NO_PATH}; did you mean 'http.HTTPStatus'?"),
        ("no.such:Api.Status", f"'no.such:Api.Status' {NO_PATH}; did you mean 'no.such.Api.Status'?"),
        ("http::HTTPStatus", f"'http::HTTPStatus' {NO_PATH}"),
        ("Lib/http.HTTPStatus", f"'Lib/http.HTTPStatus' {NO_PATH}"),
        ("statuses.py::Status", f"'statuses.py::Status' {NO_PATH}"),
        ("statuses.py:Status.", f"'statuses.py:Status.' {NO_PATH}"),
        ("statuses.py:.Status", f"'statuses.py:.Status' {NO_PATH}"),
        ("statuses.py: Status", f"'statuses.py: Status' {NO_PATH}"),
        ("no_such_module.S", "'no_such_module.S' can't be imported: there is no module 'no_such_module' on sys.path"),
        (
            "http.Nothing",
            "'http.Nothing' can't be imported: AttributeError: module 'http' has no attribute 'Nothing'; there are HTTPStatus, HTTPMethod",
        ),
        (
            "http.HTTPstatuses",
            "'http.HTTPstatuses' can't be imported: AttributeError: module 'http' has no attribute 'HTTPstatuses'; did you mean 'HTTPStatus'?",
        ),
        (
            "http",
            "'http' has no constant that is a status code of three digits; name its enum: 'http.HTTPStatus' or 'http.HTTPMethod'",
        ),
        (
            "http.HTTPStatus.OK.phrase",
            "'http.HTTPStatus.OK.phrase' is of type str, neither an enum nor a module of constants",
        ),
        (
            "http.client.HTTPConnection",
            "'http.client.HTTPConnection' is of type type, neither an enum nor a module of constants",
        ),
        ("http.client.HTTP_PORT", "'http.client.HTTP_PORT' is of type int, neither an enum nor a module of constants"),
        (
            "enum.EnumCheck",
            "'enum.EnumCheck' has no member that is a status code of three digits: enum.EnumCheck.CONTINUOUS is"
            " 'no skipped integer values', not an integer",
        ),
        ("enum.Enum", "'enum.Enum' has no member that is a status code of three digits"),
        ("sys", "'sys' has no constant that is a status code of three digits"),
        ("no.such.S", "'no.such.S' can't be imported: there is no module 'no' on sys.path"),
    ],
)
def test_what_is_no_enum_of_statuses_is_said(path: str, message: str) -> None:
    with pytest.raises(EnumError) as raised:
        load(path)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raise SystemExit('bye')", "SystemExit: bye"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("import no_such_dependency", "ModuleNotFoundError: No module named 'no_such_dependency'"),
        # Its name is how this module's begins.
        ("import author", "ModuleNotFoundError: No module named 'author'"),
        ("raise ModuleNotFoundError('of no name')", "ModuleNotFoundError: of no name"),
        ("def __getattr__(name):\n    raise {'S': RuntimeError}.get(name, AttributeError)(name)", "RuntimeError: S"),
    ],
)
def test_a_module_that_fails_is_reported_with_its_own_error(
    module: Callable[[str], str], text: str, message: str
) -> None:
    name = module(text)
    with pytest.raises(EnumError) as raised:
        load(f"{name}.S")
    assert str(raised.value) == f"'{name}.S' can't be imported: {message}"


def test_a_description_that_raises_for_some_members_is_missing_there_alone(module: Callable[[str], str]) -> None:
    name = module(
        "TEXTS = {404: 'Gone \\x08missing.'}\nclass S(enum.IntEnum):\n    OK = 200\n    NOT_FOUND = 404\n"
        "    description = property(lambda self: TEXTS[self])\n"
    )
    # And what can't be shown in a page is taken out.
    assert [member.description for member in load(f"{name}.S").members] == ["", "Gone missing."]


def test_codes_have_three_digits(module: Callable[[str], str]) -> None:
    name = module(
        "class S(enum.Enum):\n    A = 99\n    B = 100\n    C = 999\n    D = 1000\n\nE = 99\nF = 100\nG = 999\nH = 1000\n"
    )
    read = load(f"{name}.S")
    assert [member.code for member in read.members] == [100, 999]
    assert read.problems == (
        f"{name}.S.A is 99, not a status code of three digits",
        f"{name}.S.D is 1000, not a status code of three digits",
    )
    source = load(name)
    assert (source.path, source.aliases, source.problems) == (name, (), ())
    assert source.members == (Status(100, "F", "Continue"), Status(999, "G", "G"))


def test_plain_constants_of_a_module_are_read(module: Callable[[str], str]) -> None:
    read = load(module("PORT = 8080\nOK = 200\nMISSING = 404\nLOST = 404\nyes = 201\nFLAG = True\n"))
    assert [(member.code, member.name) for member in read.members] == [(200, "OK"), (404, "MISSING")]
    assert read.aliases == (("LOST", 404),)


def test_constants_that_say_that_they_are_of_http_are_the_only_ones(module: Callable[[str], str]) -> None:
    name = module(
        "HTTP_420_ENHANCE_YOUR_CALM = 420\nLIMIT = 500\nHTTP_PORT = 800\nHTTP_099_LOW = 99\nclass S(enum.IntEnum):\n    OK = 200\nOK = S.OK\n"
    )
    read = load(name)
    assert read.members == (Status(420, "HTTP_420_ENHANCE_YOUR_CALM", "Enhance Your Calm"),)
    assert read.problems == (f"{name}.HTTP_099_LOW is 99, not a status code of three digits",)


def test_constants_that_are_members_are_told_from_other_numbers() -> None:
    read = load("http.client")
    assert [(member.code, member.name, member.phrase) for member in read.members] == [
        (status.value, status.name, status.phrase) for status in HTTPStatus
    ]


def test_a_description_stands_on_one_line(module: Callable[[str], str]) -> None:
    name = module(
        "class S(enum.Enum):\n    OK = 200\n    phrase = description = property(lambda self: ' Well\\n  done ')\n"
    )
    assert load(f"{name}.S").members == (Status(200, "OK", "Well done", "Well done"),)


def test_docstrings_are_those_of_the_enum_itself(module: Callable[[str], str]) -> None:
    name = module(
        'OK = 200  #: Of a constant.\n\nclass S(enum.IntEnum):\n    """Ours."""\n\n    OK = 200  #: Of a class.\n    CALM = 420\n'
        '    """Below\n    a member.\n\n    More.\n    """\n    GONE = 410\n\n'
        'class Api:\n    class S(enum.Enum):\n        OK = 200\n        """Of a\n        nested class.\n\n        More.\n        """\n'
    )
    descriptions = [
        [member.description for member in load(path).members] for path in (name, f"{name}.S", f"{name}.Api.S")
    ]
    assert descriptions == [["Of a constant."], ["Of a class.", "Below a member.", ""], ["Of a nested class."]]


def test_a_docstring_of_a_member_s_own_is_its_description(module: Callable[[str], str]) -> None:
    name = module(
        "class S(enum.Enum):\n    def __new__(cls, value, doc=None):\n        self = object.__new__(cls)\n"
        "        self._value_, self.__doc__ = value, doc\n        return self\n\n"
        "    OK = 200, 'Went\\nwell.'\n    GONE = 410  #: Not read.\n"
    )
    assert [member.description for member in load(f"{name}.S").members] == ["Went well.", ""]


def test_a_part_of_a_package_that_fails_is_reported_with_its_own_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "author_parts"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "statuses.py").write_text("import no_such_dependency", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(EnumError) as raised:
        load("author_parts.statuses.S")
    assert str(raised.value) == (
        "'author_parts.statuses.S' can't be imported: ModuleNotFoundError: No module named 'no_such_dependency'"
    )


def test_a_docstring_that_is_empty_is_none(module: Callable[[str], str]) -> None:
    name = module(
        'class S(enum.Enum):\n    """Ours."""\n    OK = 200  #: Fine.\n'
        '    def __init__(self, code):\n        self.__doc__ = ""\n'
    )
    assert load(f"{name}.S").members == (Status(200, "OK", "OK", "Fine."),)


def test_an_enum_in_a_module_of_a_package_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "author_package").mkdir()
    (tmp_path / "author_package/statuses.py").write_text("import enum\nclass S(enum.Enum):\n    OK = 200\n")
    assert load("author_package.statuses.S").members == (Status(200, "OK", "OK"),)


def test_an_enum_without_a_source_has_no_docstrings(monkeypatch: pytest.MonkeyPatch) -> None:
    sourceless = ModuleType("sourceless")
    exec("import enum\nclass S(enum.Enum):\n    OK = 200\n    FINE = 200\n", vars(sourceless))
    monkeypatch.setitem(sys.modules, "sourceless", sourceless)
    source = load("sourceless.S")
    assert (source.members, source.aliases, source.problems) == ((Status(200, "OK", "OK"),), (("FINE", 200),), ())


def test_a_description_that_raises_for_the_first_member_hides_docstrings(module: Callable[[str], str]) -> None:
    name = module("class S(enum.Enum):\n    OK = 200  #: Fine.\n    description = property(lambda self: 1 / 0)\n")
    assert load(f"{name}.S").members == (Status(200, "OK", "OK"),)


def test_an_enum_of_a_file_is_read_as_that_of_its_module(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").touch()
    text = 'import enum\nclass S(enum.Enum):\n    OK = 200\n    """Went well."""\n    FINE = 200\n    BIG = 4040\n'
    (tmp_path / "app" / "statuses.py").write_text(text, encoding="utf-8")
    read = load("../app/statuses.py:S", str(tmp_path / "docs"))
    assert read.members == (Status(200, "OK", "OK", "Went well."),)
    assert read.aliases == (("FINE", 200),)
    assert (read.path, read.name) == ("../app/statuses.py:S", "app.statuses.S")
    assert read.problems == ("app.statuses.S.BIG is 4040, not a status code of three digits",)


def test_a_file_of_constants_is_read_as_a_module_of_them(tmp_path: Path) -> None:
    (tmp_path / "statuses.py").write_text("HTTP_404_NOT_FOUND = 404\nOTHER = 200\n", encoding="utf-8")
    read = load("statuses.py", str(tmp_path))
    assert read.members == (Status(404, "HTTP_404_NOT_FOUND", "Not Found"),)
    assert (read.path, read.name) == ("statuses.py", "statuses")
    assert load("./statuses.py", str(tmp_path)).members == read.members


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing.py:S", "'nothing.py:S' leads to '{folder}/nothing.py', where there is no file"),
        ("folder.py:S", "'folder.py:S' leads to '{folder}/folder.py', where there is no file"),
        ("statuses.py:T", "'statuses.py:T' names 'T', which is not in the file; there are S, Texts"),
        ("statuses.py:S.OK.name", "'statuses.py:S.OK.name' is of type str, neither an enum nor a module of constants"),
        (
            "statuses.py",
            "'statuses.py' has no constant that is a status code of three digits; name its enum: 'statuses.py:S' or"
            " 'statuses.py:Texts'",
        ),
        (
            "statuses.py:Texts",
            "'statuses.py:Texts' has no member that is a status code of three digits: statuses.Texts.OK is '200', not an"
            " integer",
        ),
        ("syntax.py:S", "'syntax.py:S' can't be imported: SyntaxError: '(' was never closed (syntax.py, line 1)"),
        ("exit.py:S", "'exit.py:S' can't be imported: SystemExit: bye"),
        ("other.py:S", "'other.py:S' can't be imported: ModuleNotFoundError: No module named 'nothing'"),
        ("x\0.py:S", "'x\\x00.py:S' leads to '{folder}/x\\x00.py', where there is no file"),
    ],
)
def test_what_is_no_file_of_statuses_is_said(tmp_path: Path, path: str, message: str) -> None:
    (tmp_path / "folder.py").mkdir()
    text = "import enum\nclass S(enum.Enum):\n    OK = 200\nclass Texts(enum.Enum):\n    OK = '200'\n"
    for name, content in {
        "statuses": text,
        "syntax": "S = (",
        "exit": "raise SystemExit('bye')",
        "other": "import nothing",
    }.items():
        (tmp_path / f"{name}.py").write_text(content, encoding="utf-8")
    with pytest.raises(EnumError) as raised:
        load(path, str(tmp_path))
    assert str(raised.value) == message.replace("{folder}", str(tmp_path))


def test_a_file_may_be_named_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "statuses.py").write_text("OK = 200\n", encoding="utf-8")
    assert load("statuses.py").members == (Status(200, "OK", "OK"),)


def test_a_source_that_has_no_other_name_has_its_path() -> None:
    assert StatusSource("my.S", (), (), ()).name == "my.S"
    assert StatusSource("my.py:S", (), (), (), "my.S").name == "my.S"


def test_a_problem_names_modules_of_a_file_as_their_author_does(tmp_path: Path) -> None:
    text = "import enum\nclass B: pass\nclass S(enum.Enum):\n    OK = 200\n    BAD = B\n"
    text += "    @property\n    def phrase(self):\n        from . import nothing\n"
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").touch()
    (tmp_path / "app" / "s.py").write_text(text, encoding="utf-8")
    assert load("app/s.py:S", str(tmp_path)).problems == (
        "app.s.S.BAD is <class 'app.s.B'>, not an integer",
        f"app.s.S.OK.phrase raises ImportError: cannot import name 'nothing' from 'app' ({tmp_path}/app/__init__.py)",
    )
