"""Whatever an author types: no exception, well-formed output, nothing unescaped, and warnings that say where."""

from __future__ import annotations

import enum
import logging
import re
import sys
import types
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx.testing.restructuredtext import parse
from sphinx.testing.util import SphinxTestApp

from sphinxext_httpstatus import config
from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.table import HTTPStatusTable
from sphinxext_httpstatus.warnings import WarningType
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

SUBTYPES = {kind.subtype for kind in WarningType}
HOSTILE = [
    "<script>alert(1)</script>",
    '" onclick="alert(1)',
    "' onclick='alert(1)",
    "]]>",
    "-->",
    "&amp;&",
    "javascript:alert(1)",
    "\\end{document}",
    "$\\input{x}$ % ^ ~ # _ { }",
    "\n.TH X\n'br",
    "%s %(x)s {code} {0}",
    "`x`_ |x| **x** ::",
    "\x00\x01\x1b[31m\x7f\x85\u2028\ufeff\u202e\U0001f4a9",
    "9" * 900,
    "²٤٠٤",
    "404 Not Found",
    "~!404",
    "4xx",
    "NOT_FOUND <410>",
    "500-400",
]
# What a file of UTF-8 can hold.
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
texts = st.lists(st.one_of(st.sampled_from(HOSTILE), anything), min_size=1, max_size=3).map("".join)
lines = texts.map(lambda text: " ".join(text.split()))

# What XML can't hold, and Sphinx writes as it finds it in a literal too.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Records(logging.Handler):
    """Keeps the warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class Author:
    """Types a page into a documentation, and looks at what comes out."""

    def __init__(self, app: SphinxTestApp) -> None:
        self.app = app
        self.handler = Records()
        logging.getLogger("sphinx").addHandler(self.handler)
        self.builder = cast("StandaloneHTMLBuilder", app.builder)
        self.builder.prepare_writing(set())
        self.builder.fignumbers = {}

    def types(self, page: str) -> ET.Element:
        """Return the page's HTML."""
        self.handler.records.clear()
        env = self.app.env
        env.clear_doc("index")
        httpstatus_domain(env)._registries.clear()
        doctree = parse(self.app, page, "index")
        # As after reading.
        env.temp_data.clear()
        httpstatus_domain(env).settle(self.app)
        env.apply_post_transforms(doctree, "index")
        self.look_at_warnings()
        return self.written(doctree)

    def written(self, doctree: nodes.document) -> ET.Element:
        doctree.settings = self.builder.docsettings
        visitor = cast("HTML5Translator", self.builder.create_translator(doctree, self.builder))
        doctree.walkabout(visitor)
        html = UNWRITABLE.sub("?", "".join(visitor.body))
        page = ET.fromstring(f"<div>{html}</div>")
        for element in page.iter():
            assert element.tag != "script"
            assert not any(name.startswith("on") for name in element.attrib)
            if "http-status" in element.get("class", "").split():
                assert not element.get("href", "").lower().lstrip().startswith("javascript:")
        return page

    def look_at_warnings(self) -> None:
        for record in self.handler.records:
            if record.name.startswith("sphinx.sphinxext_httpstatus"):
                said = vars(record)
                assert said["type"] == "httpstatus"
                assert said["subtype"] in SUBTYPES
                assert said["location"], record.getMessage()


# Not for longer than a test: what an application registers with docutils is there for all others.
@pytest.fixture
def author(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Author]:
    srcdir = tmp_path_factory.mktemp("fuzz")
    (srcdir / "conf.py").write_text("extensions = ['sphinxext_httpstatus']\nhtml_theme = 'basic'\n", encoding="utf-8")
    (srcdir / "index.rst").write_text("T\n=\n", encoding="utf-8")
    app = SphinxTestApp("html", srcdir=srcdir)
    try:
        yield Author(app)
    finally:
        app.cleanup()


@examples(2)
@given(text=texts)
def test_any_text_of_the_role(author: Author, text: str) -> None:
    typed = text.replace("`", "'")
    author.types(f"T\n=\n\n.. http-status-table::\n   :codes: 404\n\nSee :http:status:`{typed}`, and after.\n")


@examples()
@given(text=texts)
def test_any_signature_of_an_entry(author: Author, text: str) -> None:
    author.types(f"T\n=\n\n.. http:status:: {text}\n\n   After :http:status:`404`.\n")


NAMES = sorted(HTTPStatusTable.known_options)


@examples(1.5)
@given(
    caption=st.one_of(st.just(""), lines),
    options=st.lists(st.tuples(st.one_of(st.sampled_from(NAMES), anything), lines), max_size=4),
)
def test_any_options(author: Author, caption: str, options: list[tuple[str, str]]) -> None:
    given_options = "".join(f"   :{' '.join(name.split())}: {value}\n" for name, value in options)
    page = author.types(f"T\n=\n\n.. http-status-table:: {caption}\n{given_options}\nAfter.\n")
    assert "After." in "".join(page.itertext())


FIELDS = st.tuples(st.one_of(st.sampled_from(["404", "4xx", "NOT_FOUND", "404 410"]), anything), texts)


@examples(1.5)
@given(body=st.lists(st.one_of(FIELDS.map(lambda field: f":{field[0]}: {field[1]}"), texts), max_size=4))
def test_any_body(author: Author, body: list[str]) -> None:
    indented = "".join(f"   {line}\n" for text in body for line in text.splitlines() or [""])
    page = author.types(f"T\n=\n\n.. http-status-table::\n   :codes: 404 410\n\n{indented}\nAfter.\n")
    assert "After." in "".join(page.itertext())


def raises(*args: object) -> Any:
    raise RaisedError


class RaisedError(Exception):
    """What says nothing of itself."""

    __str__ = __repr__ = raises


class Raising:
    """An object that raises whatever it is asked."""

    __class__ = property(raises)
    __eq__ = __repr__ = __str__ = __bool__ = __len__ = __iter__ = __getattr__ = raises
    __hash__ = object.__hash__


class RaisingDict(dict[Any, Any]):
    """A dictionary that does not say what it has."""

    items = keys = __iter__ = __repr__ = raises


def with_objects(value: Any) -> Any:
    """A value with objects that raise in place of the words for them, which can be shown where a test fails."""
    match value:
        case "<Raising>":
            return Raising()
        case "<huge>":
            return 10**5000
        case dict():
            made = {with_objects(key): with_objects(inner) for key, inner in value.items()}
            return RaisingDict(made) if "<RaisingDict>" in value else made
        case list():
            return [with_objects(inner) for inner in value]
    return value


class Member(enum.Enum):
    """Members with what an author says of them."""

    def __init__(self, code: object, phrase: object, description: object) -> None:
        self._value_ = with_objects(code)
        self._said = {"phrase": phrase, "description": description}

    def _say(self, name: str) -> object:
        if self._said[name] == "<raises>":
            raise RaisedError
        return with_objects(self._said[name])

    @property
    def phrase(self) -> object:
        return self._say("phrase")

    @property
    def description(self) -> object:
        return self._say("description")


values: st.SearchStrategy[object] = st.one_of(
    *(st.integers(-5, 1200), st.none(), st.floats(), anything, st.booleans(), st.sampled_from([404, 410])),
    st.sampled_from(["<huge>", "<Raising>"]),
)
said: st.SearchStrategy[object] = st.one_of(
    texts, st.none(), st.integers(), st.just([]), st.sampled_from(["<raises>", "<Raising>"])
)
identifiers = st.from_regex(r"\A[A-Za-z\u00e0-\u00ff][A-Za-z0-9_]{0,8}[A-Za-z0-9]\Z")


@examples()
@given(members=st.dictionaries(identifiers, st.tuples(values, said, said), min_size=1, max_size=4))
def test_any_enum(author: Author, members: dict[str, tuple[object, object, object]]) -> None:
    module = types.ModuleType("fuzzed")
    try:
        module.Fuzzed = Member("Fuzzed", members)  # type: ignore[attr-defined, call-arg]
    except (TypeError, ValueError, RaisedError):
        # Python itself refuses it.
        return
    sys.modules["fuzzed"] = module
    author.types(
        "T\n=\n\n.. http-status-table::\n   :enum: fuzzed.Fuzzed\n   :columns: code name phrase description details\n\n"
        f"After :http:status:`{next(iter(members))}`.\n"
    )


anything_in_conf_py = st.recursive(
    st.one_of(
        *(st.none(), st.booleans(), st.integers(), texts, st.binary(max_size=4)),
        st.sampled_from([404, 299, "url", "rfc", "<Raising>", "<huge>"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(st.integers(), texts, st.sampled_from([404, 299, 499, "<Raising>", "<RaisingDict>"])),
            inner,
            max_size=3,
        ),
        st.dictionaries(
            st.sampled_from(["phrase", "name", "description", "label", "url", "rfc", "section"]), inner, max_size=4
        ),
    ),
    max_leaves=8,
)
_BEGINNINGS = ["javascript:", "data:", "https://x.test/", "//", " ", "https://[", "https://x.test:", "http://"]
urls = st.builds("{}{}{{code}}".format, st.sampled_from(_BEGINNINGS), lines)
extra = st.fixed_dictionaries({299: st.fixed_dictionaries({"phrase": lines, "url": urls})})


@examples(1.5)
@given(
    setting=st.one_of(
        st.tuples(st.sampled_from(sorted(config.DEFAULTS)), anything_in_conf_py),
        st.tuples(st.just("httpstatus_fallback"), urls),
        st.tuples(st.just("httpstatus_label"), lines.map("{{code}} {}".format)),
        st.tuples(st.just("httpstatus_extra"), extra),
    )
)
def test_any_value_in_conf_py(author: Author, setting: tuple[str, object]) -> None:
    app = author.app
    name, value = setting
    author.handler.records.clear()
    try:
        setattr(app.config, name, with_objects(value))
        config.on_config_inited(app, app.config)
        assert {vars(record)["subtype"] for record in author.handler.records} <= {"config", "enum"}
        author.types("T\n=\n\n.. http-status-table::\n   :codes: 299 404\n\n:http:status:`410` :http:status:`299`\n")
    finally:
        setattr(app.config, name, config.DEFAULTS[name])


def test_the_author_s_page_has_what_is_typed(author: Author) -> None:
    page = author.types("T\n=\n\n.. http-status-table::\n   :codes: 404\n\nSee :http:status:`404`.\n")
    links = [element for element in page.iter("a") if "http-status" in element.get("class", "").split()]
    assert [link.get("href") for link in links] == ["#http-status-404"]
    assert Path(author.app.srcdir).exists()
