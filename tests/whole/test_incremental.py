"""Whatever an author changes, an incremental build leaves what a clean one does, and a parallel one what a serial one."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.builds import build
from tests.examples import examples, few
from tests.links import entries, inventory

# The documentations have an inventory, and Sphinx reads inventories in threads.
pytestmark = pytest.mark.processes

CODES = ("200", "404", "409", "410", "299")
TARGETS = (*CODES, "NOT_FOUND", "4xx", "HTTPStatus.GONE", "RETIRED", "nonsense")

mentions = st.sampled_from(TARGETS).map(lambda target: f"See :http:status:`{target}`.")
tables = st.builds(
    lambda codes, options, note: "\n".join(
        [".. http-status-table::", *(f"   {line}" for line in (f":codes: {codes}", *options)), "", f"   {note}"]
    ),
    st.sampled_from(["404", "404 410", "4xx", "200 299 409"]),
    st.lists(
        st.sampled_from([":no-index:", ":used:", ":columns: code used note", ":spec: rfc7231", ":enum: statuses.Own"]),
        unique=True,
        max_size=2,
    ),
    st.sampled_from(["", ":404: As :http:status:`410` is.", ":4xx: For all: :http:status:`409`."]),
)
others = st.sampled_from(
    [
        ".. http:status:: 404\n\n   An entry, for :http:status:`410`.",
        ".. http:status:: 409\n   :no-index:\n\n   An entry.",
        "A part\n------",
        "Another part\n------------",
        "It answers 404 Not Found, or ``410 Gone``, or HTTP 409.",
        ":py:attr:`http.HTTPStatus.GONE` and :py:attr:`statuses.Own.RETIRED`",
        ":any:`409 Conflict`",
        ":http:statuscode:`404`",
        ":ref:`httpstatus-index`",
        ".. py:function:: f(status=HTTPStatus.CONFLICT)\n   :no-index:",
        ".. |s| replace:: :http:status:`200`\n\n|s|",
        ":py:attr:`statuses.Own.gone`",
        ".. py:function:: g(status=statuses.Own.gone)\n   :no-index:",
        ".. include:: part.txt",
        ".. autofunction:: documented.answer\n   :no-index:",
    ]
)
conditions = st.sampled_from(
    [
        "only:: html",
        "only:: latex",
        "only:: not html",
        "ifconfig:: builder == 'html'",
        "ifconfig:: builder != 'html'",
        "ifconfig:: nonsense(",
        "todo::",
    ]
)
conditional = st.builds(
    lambda condition, block: f".. {condition}\n\n" + "\n".join(f"   {line}" for line in block.splitlines()),
    conditions,
    st.one_of(mentions, tables),
)
blocks = st.one_of(mentions, tables, others, conditional)

SETTINGS: dict[str, tuple[Any, ...]] = {
    "httpstatus_label": ("{code} {phrase}", "{code}"),
    "httpstatus_spec": ("rfc9110", "rfc7231"),
    "httpstatus_fallback": (None, "rfc", "mdn", "", "https://x.test/{code}"),
    "httpstatus_autolink": (None, "strict", "loose"),
    "httpstatus_enum": ("http.HTTPStatus", "statuses.Own"),
    "httpstatus_extra": ({}, {299: {"phrase": "Miscellaneous Warning", "label": "Ours"}}),
    "httpstatus_adopt_statuscode": (True, False),
    "suppress_warnings": ([], ["httpstatus"]),
    "todo_include_todos": (False, True),
    "rst_prolog": (None, ".. |prolog| replace:: two\n\n.. a comment\n"),
}
STATUSES = """\
import enum

class Own(enum.IntEnum):
    FINE = 200
    NOT_FOUND = 404
    {}
"""
MEMBERS = ("RETIRED = 410\n    gone = 409", "RETIRED = 410", "gone = 410")
DOCUMENTED = '''\
def answer():
    """Answer :http:status:`404`.

    .. http-status-table::
       :codes: 409
    """
'''
#: The folders of output over one folder of doctrees, and the builders that write into them.
OUTPUTS = {"html": "html", "second": "html", "text": "text", "latex": "latex"}
# A theme that takes no time, and shows what can differ: the bodies of pages, the links to indices, and their entries. The
# titles of the pages beside a page, which other themes show, Sphinx itself leaves as they were.
THEME = {
    "theme.toml": '[theme]\ninherit = "none"\n',
    "page.html": """
{%- for page, title, key, name in rellinks if page in ("genindex", "httpstatus-index") %}
<a href="{{ pathto(page) }}">{{ title }}</a>
{%- endfor %}
{%- for css in css_files %}{{ css_tag(css) }}{% endfor %}
{{ body }}{{ genindexentries }}{{ content }}
""",
    "genindex.html": "{% extends 'page.html' %}",
    "domainindex.html": "{% extends 'page.html' %}",
    "search.html": "{% extends 'page.html' %}",
}


def in_order(value: Any) -> Any:
    """A JSON value with all lists sorted."""
    if isinstance(value, dict):
        return {key: in_order(item) for key, item in value.items()}
    return sorted(map(in_order, value), key=repr) if isinstance(value, list) else value


def contents(outdir: Path) -> dict[str, object]:
    """What each file of an output says."""
    found: dict[str, object] = {}
    for path in outdir.rglob("*"):
        name = path.relative_to(outdir).as_posix()
        # The environment; and what stands for the settings of the build.
        if path.is_dir() or name.startswith((".doctrees", ".buildinfo")) or path.suffix in {".jpg", ".png"}:
            continue
        content = path.read_bytes()
        if name == "searchindex.js":
            index = json.loads(content.removeprefix(b"Search.setIndex(").removesuffix(b")"))
            # Sphinx forgets these of the documents that it does not write.
            del index["indexentries"]
            # Nor does it forget a word that stands on no page any more.
            for words in (index["terms"], index["titleterms"], index["alltitles"]):
                for word in [word for word, pages in words.items() if pages == []]:
                    del words[word]
            # The order of terms is that of reading.
            found |= {f"{name}: {key}": in_order(value) for key, value in index.items()}
        elif name == "objects.inv":
            # The labels of httpdomain's own indices, which it loses where it reads in several processes.
            found[name] = sorted(line for line in entries(content) if "routingtable" not in line)
        else:
            found[name] = content
    return found


class Documentation(RuleBasedStateMachine):
    """A documentation that an author changes, a step at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.srcdir = self.root / "source"
        (self.srcdir / "themes" / "plain").mkdir(parents=True)
        for name, text in THEME.items():
            self.write(f"themes/plain/{name}", text)
        self.write("statuses.py", STATUSES.format(MEMBERS[0]))
        self.write("documented.py", DOCUMENTED)
        self.write("part.txt", "Nothing yet.\n")
        self.output = "html"
        #: How many pages of the next build are written before it is killed.
        self.killed_after: int | None = None
        #: The folders in which a build was killed: the words of the pages written before it are in no search index.
        self.killed: set[str] = set()
        self.pages: dict[str, list[str]] = {}
        self.titles: dict[str, str] = {}
        self.settings: dict[str, Any] = {}
        self.has_httpdomain = False
        self.removed: set[str] = set()

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def build(self, outdir: Path, doctreedir: Path | None = None, killed_after: int | None = None) -> None:
        """Build for the output at hand, as a process of its own would."""
        path = sys.path.copy()
        for name in ("statuses", "documented"):
            sys.modules.pop(name, None)
        # The files change faster than their times tell.
        shutil.rmtree(self.srcdir / "__pycache__", ignore_errors=True)
        try:
            build(self.srcdir, outdir, doctreedir=doctreedir, builder=OUTPUTS[self.output], killed_after=killed_after)
        finally:
            sys.path[:] = path

    def forget_outputs(self) -> None:
        """Remove what is written: of a change that has nothing to do with statuses Sphinx tells one folder alone."""
        self.killed.clear()
        for name in OUTPUTS:
            shutil.rmtree(self.root / name, ignore_errors=True)

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file, if it says something else now."""
        path = self.srcdir / name
        data = text.encode() if isinstance(text, str) else text
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)

    @initialize(pages=st.lists(st.lists(blocks, max_size=3), min_size=2, max_size=3))
    def begin(self, pages: list[list[str]]) -> None:
        self.pages = {f"page{number}": content for number, content in enumerate(pages)}
        self.change_inventory("404")

    @rule(data=st.data(), block=blocks)
    def add_block(self, data: st.DataObject, block: str) -> None:
        content = self.pages[data.draw(st.sampled_from(sorted(self.pages)))]
        content.insert(data.draw(st.integers(0, len(content))), block)

    @precondition(lambda self: any(self.pages.values()))
    @rule(data=st.data())
    def remove_or_move_block(self, data: st.DataObject) -> None:
        content = self.pages[data.draw(st.sampled_from(sorted(name for name in self.pages if self.pages[name])))]
        block = content.pop(data.draw(st.integers(0, len(content) - 1)))
        if data.draw(st.booleans()):
            self.pages[data.draw(st.sampled_from(sorted(self.pages)))].append(block)

    @rule(content=st.lists(blocks, max_size=2))
    def add_page(self, content: list[str]) -> None:
        self.pages[f"page{len(self.pages) + len(self.removed)}"] = content

    @precondition(lambda self: len(self.pages) > 1)
    @rule(data=st.data())
    def remove_page(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.pages)))
        del self.pages[name]
        (self.srcdir / f"{name}.rst").unlink(missing_ok=True)
        self.removed.add(name)

    @rule(data=st.data(), title=st.sampled_from(["One", "Another", "404 Not Found"]))
    def change_title(self, data: st.DataObject, title: str) -> None:
        self.titles[data.draw(st.sampled_from(sorted(self.pages)))] = title

    @rule(data=st.data())
    def change_order(self, data: st.DataObject) -> None:
        self.pages = dict(data.draw(st.permutations(list(self.pages.items()))))

    @rule(data=st.data(), name=st.sampled_from(sorted(SETTINGS)))
    def change_setting(self, data: st.DataObject, name: str) -> None:
        self.settings[name] = data.draw(st.sampled_from(SETTINGS[name]))
        if name in {"httpstatus_adopt_statuscode", "todo_include_todos"}:
            self.forget_outputs()

    @rule()
    def switch_httpdomain(self) -> None:
        self.has_httpdomain = not self.has_httpdomain
        self.forget_outputs()

    @rule(output=st.sampled_from(sorted(OUTPUTS)))
    def change_output(self, output: str) -> None:
        self.output = output

    @rule(pages=st.integers(0, 4))
    def kill(self, pages: int) -> None:
        self.killed_after = pages

    @rule(members=st.sampled_from(MEMBERS))
    def change_enum(self, members: str) -> None:
        self.write("statuses.py", STATUSES.format(members))

    @rule(block=st.one_of(mentions, tables))
    def change_included_file(self, block: str) -> None:
        self.write("part.txt", f"{block}\n")

    @rule(code=st.sampled_from(["", "404", "409", "410", "299"]))
    def change_inventory(self, code: str) -> None:
        self.write(
            "other.inv", inventory(f"{code} httpstatus:status 1 there.html#s-{code} {code} There\n" if code else "")
        )

    def write_sources(self) -> None:
        """Write what has changed."""
        extensions = [f"sphinx.ext.{name}" for name in ("autodoc", "ifconfig", "intersphinx", "todo")]
        extensions += ["sphinxext_httpstatus"]
        extensions += ["sphinxcontrib.httpdomain"] * self.has_httpdomain
        values = {
            "extensions": extensions,
            "html_theme": "plain",
            "html_theme_path": ["themes"],
            "html_copy_source": False,
            "intersphinx_mapping": {"other": ("https://other.test/", "other.inv")},
            **{name: value for name, value in self.settings.items() if value is not None},
        }
        conf_py = "".join(f"{name} = {value!r}\n" for name, value in values.items())
        self.write("conf.py", f"import sys\nsys.path.insert(0, {str(self.srcdir)!r})\n{conf_py}")
        # Hidden: the titles that it shows Sphinx keeps up to date in one folder of output alone.
        self.write(
            "index.rst", "Top\n===\n\n.. toctree::\n   :hidden:\n\n" + "".join(f"   {name}\n" for name in self.pages)
        )
        for name, content in self.pages.items():
            title = self.titles.get(name, name)
            self.write(f"{name}.rst", "\n\n".join([f"{title}\n{'=' * len(title)}", *content]) + "\n")

    @invariant()
    def an_incremental_build_leaves_what_a_clean_one_does(self) -> None:
        if not self.pages:
            return
        self.write_sources()
        outdir, doctreedir = self.root / self.output, self.root / "doctrees"
        if self.killed_after is not None:
            # What comes next may change the sources again, or the output.
            self.build(outdir, doctreedir, self.killed_after)
            self.killed.add(self.output)
            self.killed_after = None
            return
        self.build(outdir, doctreedir)
        shutil.rmtree(self.root / "clean", ignore_errors=True)
        self.build(self.root / "clean")
        clean, incremental = contents(self.root / "clean"), contents(outdir)
        # Sphinx leaves the pages of documents and indices that are no more.
        for name in {f"{name}{suffix}" for name in self.removed for suffix in (".html", ".txt")} | {
            "httpstatus-index.html"
        }:
            if name not in clean:
                incremental.pop(name, None)
        if self.output in self.killed:
            for found in (clean, incremental):
                for name in [name for name in found if name.startswith("searchindex.js")]:
                    del found[name]
        assert incremental.keys() == clean.keys()
        for name, content in clean.items():
            assert incremental[name] == content, name


# In parts, each a class with examples of its own, for the processes of the tests to share.
@pytest.mark.parametrize("part", few("ABCDEFGH"))
def test_an_incremental_build_leaves_what_a_clean_one_does(part: str) -> None:
    run_state_machine_as_test(type(f"Documentation{part}", (Documentation,), {}), settings=examples(1 / 48))


@examples(1 / 24)
@given(
    pages=st.lists(st.lists(blocks, min_size=1, max_size=3), min_size=10, max_size=16),
    chosen=st.fixed_dictionaries({name: st.sampled_from(values) for name, values in SETTINGS.items()}),
    has_httpdomain=st.booleans(),
)
def test_a_parallel_build_leaves_what_a_serial_one_does(
    pages: list[list[str]], chosen: dict[str, Any], has_httpdomain: bool
) -> None:
    documentation = Documentation()
    try:
        documentation.begin(pages)
        documentation.settings = chosen
        documentation.has_httpdomain = has_httpdomain
        documentation.write_sources()
        warnings = build(documentation.srcdir, documentation.root / "1")
        serial = contents(documentation.root / "1")
        for jobs in (2, 4):
            outdir = documentation.root / str(jobs)
            assert build(documentation.srcdir, outdir, jobs=jobs) == warnings
            parallel = contents(outdir)
            assert parallel.keys() == serial.keys()
            for name, content in serial.items():
                assert parallel[name] == content, name
    finally:
        documentation.teardown()
