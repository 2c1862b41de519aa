"""What a reader meets in the language of the documentation, and what stays as the protocol and Python have it."""

from __future__ import annotations

import re
from gettext import c2py
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import sphinxext_httpstatus
from tests.conftest import PO
from tests.links import dead_links, links

if TYPE_CHECKING:
    from babel.messages import Catalog

    from tests.conftest import Built, Project

DOMAIN = "sphinxext_httpstatus"
PACKAGE = Path(sphinxext_httpstatus.__file__).parent
LOCALE = PACKAGE / "locale"
CATALOGUES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())
HEADS = ["Code", "Enum Name", "Reason Phrase", "Description", "Details", "Note", "Used in"]


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages_of(catalogue: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def template() -> Catalog:
    return read(LOCALE / f"{DOMAIN}.pot")


def catalogue(language: str, suffix: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}{suffix}"


def words(language: str) -> tuple[list[str], tuple[str, ...]]:
    """The row of a language in the table of languages, by its catalogue."""
    translated = read(catalogue(language, ".po"))
    said: dict[Any, Any] = {message.id: message.string for message in translated}
    page = said["%d page", "%d pages"][c2py(translated.plural_expr)(1)] % 1
    index = said["HTTP status"], said["HTTP Status Index"]
    return [said[head] for head in HEADS], (f"4xx {said['Client Error']}", *index, page, said["Link to this status"])


#: Language -> heads of the columns, class 4xx, entry of the general index, title of the index, its pages, permalink.
LANGUAGES = {
    "de": (
        ["Code", "Enum-Name", "Statustext", "Beschreibung", "Details", "Anmerkung", "Verwendet in"],
        ("4xx Client-Fehler", "HTTP-Status", "HTTP-Statusindex", "1 Seite", "Link zu diesem Status"),
    ),
    "fr": (
        [
            *("Code", "Nom dans l’énumération", "Texte de statut", "Description", "Détails", "Remarque"),
            "Utilisé dans",
        ],
        ("4xx Erreur du client", "Statut HTTP", "Index des statuts HTTP", "1 page", "Lien vers ce statut"),
    ),
    "es": (
        [
            *("Código", "Nombre en la enumeración", "Frase de motivo", "Descripción", "Detalles", "Nota"),
            "Usado en",
        ],
        ("4xx Error del cliente", "Estado HTTP", "Índice de estados HTTP", "1 página", "Enlace a este estado"),
    ),
    "ja": (
        ["コード", "列挙名", "理由フレーズ", "説明", "詳細", "備考", "使用箇所"],
        (
            *("4xx クライアントエラー", "HTTPステータス", "HTTPステータス索引", "1 ページ"),
            "このステータスへのリンク",
        ),
    ),
    "zh_CN": (
        ["状态码", "枚举名称", "原因短语", "说明", "详情", "备注", "使用位置"],
        ("4xx 客户端错误", "HTTP 状态", "HTTP 状态索引", "1 个页面", "此状态的链接"),
    ),
    "pt_BR": (
        ["Código", "Nome na enumeração", "Frase de motivo", "Descrição", "Detalhes", "Nota", "Usado em"],
        ("4xx Erro do cliente", "Status HTTP", "Índice de status HTTP", "1 página", "Link para este status"),
    ),
    # No catalogue: in English.
    "sk": (HEADS, ("4xx Client Error", "HTTP status", "HTTP Status Index", "1 page", "Link to this status")),
    # From right to left, with six forms of a plural; and by another name, which is Sphinx's.
    "ar": words("ar"),
    "uk_UA": words("uk"),
}
PAGE = """\
Page
====

:http:status:`404` and :http:status:`4xx`

.. http-status-table:: Ours
   :codes: 404 500
   :columns: code name phrase description details note used

   :500: Nowhere.
"""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, project: Project) -> str:
    """A language, with a project written in it."""
    project.conf(f'language = "{request.param}"\nhtml_theme = "classic"')
    project.write({"index.rst": PAGE})
    return str(request.param)


def cells(html: str, tag: str) -> list[str]:
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    return [re.sub(r"<[^>]*>", "", cell).strip() for cell in found]


def general_index(built: Built) -> list[str]:
    """The lines of the general index."""
    return [line.strip() for line in cells(built.text("genindex.html"), "li") if "HTTP" in line]


def test_what_the_extension_says_is_in_the_documentation_s_language(project: Project, language: str) -> None:
    built = project.build()
    assert built.warnings == []
    heads, (class_title, kind, index_title, pages, permalink) = LANGUAGES[language]
    html = built.text("index.html")
    assert cells(html, "th") == heads
    assert f' title="{class_title}"' in html
    assert f'<a class="headerlink" href="#http-status-404" title="{permalink}">' in html
    index = built.text("httpstatus-index.html")
    assert f"<h1>{index_title}</h1>" in index
    assert re.findall(r"<em>\((.*?)\)</em>", index) == [pages]
    assert general_index(built) == [f"404 Not Found ({kind})", f"500 Internal Server Error ({kind})"]


def test_phrases_names_and_descriptions_are_never_translated(project: Project, language: str) -> None:
    html = project.build().text("index.html")
    status = HTTPStatus.NOT_FOUND
    assert cells(html, "td")[1:4] == [status.name, status.phrase, status.description]
    assert f' title="404 Not Found: {status.description}"' in html
    assert ">404 Not Found</a>" in html


def test_ids_and_links_are_the_same_in_every_language(project: Project, language: str) -> None:
    built = project.build()
    html = built.text("index.html")
    assert re.findall(r'id="(http-status-\w+)"', html) == [
        *("http-status-404", "http-status-4xx"),
        *("http-status-500", "http-status-5xx"),
    ]
    assert links(html)[:2] == ["#http-status-404", "#http-status-4xx"]
    assert dead_links(built.outdir) == []


@pytest.mark.parametrize(("language", "is_linked"), [("he", True), ("de", False)])
def test_pages_without_a_table_have_the_stylesheet_where_words_run_from_right_to_left(
    project: Project, language: str, *, is_linked: bool
) -> None:
    project.conf(f'language = "{language}"')
    project.write({"index.rst": PAGE + "\n.. toctree::\n\n   page\n", "page.rst": "Page\n====\n\n:http:status:`404`\n"})
    built = project.build()
    for page in ("page", "httpstatus-index"):
        assert ("httpstatus.css" in built.text(f"{page}.html")) is is_linked


def test_object_types_are_translated(project: Project) -> None:
    project.conf('language = "de"')
    project.write({"index.rst": PAGE})
    search = project.build().text("searchindex.js").replace(" ", "")
    # The hyphen between domain and type is Sphinx's.
    assert '"httpstatus","status","HTTP-Status"' in search
    assert '"httpstatus","class","HTTP-Statusklasse"' in search


def test_a_build_in_another_language_leaves_nothing_of_the_one_before(project: Project) -> None:
    project.write({"index.rst": PAGE})
    for language in ("de", "fr", "en", "de"):
        project.conf(f'language = "{language}"')
        built = project.build()
        heads, (class_title, kind, *_) = LANGUAGES["sk" if language == "en" else language]
        assert cells(built.text("index.html"), "th") == heads
        assert f' title="{class_title}"' in built.text("index.html")
        assert f"404 Not Found ({kind})" in general_index(built)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_author_s_template_has_the_caption_and_notes_and_nothing_generated(project: Project, language: str) -> None:
    project.conf(f'language = "{language}"\ngettext_additional_targets = ["index", "literal-block", "raw"]')
    project.write({"index.rst": PAGE + "\n.. http:status:: 410\n\n   No more.\n"})
    built = project.build("gettext")
    assert built.warnings == []
    assert re.findall('msgid "(.+)"', built.text("index.pot")) == [
        "Page",
        ":http:status:`404` and :http:status:`4xx`",
        "Ours",
        "Nowhere.",
        "No more.",
    ]


def test_the_author_s_catalogue_leaves_what_is_generated_alone(project: Project) -> None:
    project.conf('language = "de"\nlocale_dirs = ["locale"]\ngettext_compact = False')
    generated = ["Not Found", "NOT_FOUND", "404 Not Found", "Code", "Anmerkung", "HTTP-Status", "4xx Client-Fehler"]
    messages = "".join(f'msgid "{text}"\nmsgstr "WRONG"\n\n' for text in generated)
    project.write(
        {
            "index.rst": PAGE,
            "locale/de/LC_MESSAGES/index.po": f'{PO}{messages}msgid "Nowhere."\nmsgstr "Nirgends."\n',
        }
    )
    built = project.build()
    assert "WRONG" not in built.text("index.html") + built.text("genindex.html")
    assert "Nirgends." in built.text("index.html")


# the catalogues themselves


def test_the_template_has_exactly_the_messages_of_the_source() -> None:
    source = {str(message) for _file, _line, message, _comments, _context in extract_from_dir(PACKAGE)}
    assert set(messages_of(template())) == source


def test_there_are_tests_with_and_without_a_catalogue() -> None:
    assert LANGUAGES.keys() - set(CATALOGUES) == {"sk", "uk_UA"}


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_message_is_translated(language: str) -> None:
    translated = read(catalogue(language, ".po"))
    assert messages_of(translated).keys() == messages_of(template()).keys()
    forms: dict[object, list[object]] = {
        message.id: list(message.string) if isinstance(message.string, tuple) else [message.string]
        for message in translated
    }
    assert [message for message, strings in forms.items() if not all(strings)] == []
    assert not any(message.fuzzy for message in translated)
    assert list(translated.obsolete) == []
    assert str(translated.locale_identifier) == language
    pages = forms["%d page", "%d pages"]
    assert len(pages) == translated.num_plurals
    assert all("7" in str(form) % 7 for form in pages)
    # Marks of direction can't be seen where they are wrong.
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "".join(messages_of(translated).values()))
    # It would part the entry of the general index in the wrong place.
    assert ";" not in messages_of(translated)["HTTP status"]


@pytest.mark.parametrize("language", CATALOGUES)
def test_compiled_catalogues_are_up_to_date(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, read(catalogue(language, ".po")))
    compiled.seek(0)
    # Not byte by byte: the header names the version of Babel.
    with catalogue(language, ".mo").open("rb") as file:
        assert messages_of(read_mo(file)) == messages_of(read_mo(compiled))
