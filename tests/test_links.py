"""How links look, and where one leads outside."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinxext_httpstatus import links
from sphinxext_httpstatus.standards import Reference, Status

GONE = Status(410, "GONE", "Gone", "It went.", Reference("HTTP Semantics", 9110, "15.5.11"))
OURS = Status(499, "OURS", "Ours", reference=Reference("nginx", url="https://nginx.example/499"))
BASE = "https://rfc.example/"


@pytest.mark.parametrize(
    ("target", "classes"),
    [
        ("404", ["http-status", "http-status-4xx"]),
        ("5xx", ["http-status", "http-status-5xx"]),
        ("4XX", ["http-status", "http-status-4xx"]),
        ("999", ["http-status", "http-status-9xx"]),
        ("nonsense", ["http-status"]),
        ("4044", ["http-status"]),
        ("٤٠٤", ["http-status"]),
        ("²²²", ["http-status"]),
        ("099", ["http-status"]),
        ("", ["http-status"]),
    ],
)
def test_classes_are_those_of_a_code_or_class(target: str, classes: list[str]) -> None:
    assert links.css_classes(target) == classes


@pytest.mark.parametrize(
    ("address", "node_id", "attributes"),
    [
        ("", "a", {"refid": "a"}),
        ("", "", {"refuri": ""}),
        ("b.html", "a", {"refuri": "b.html#a"}),
        ("b.html", "", {"refuri": "b.html"}),
        ("#document-b", "a", {"refuri": "#a"}),
        ("#document-b#b", "a", {"refuri": "#a"}),
        ("#document-b", "", {"refuri": "#document-b"}),
    ],
)
def test_a_link_leads_to_the_id(address: str, node_id: str, attributes: dict[str, str]) -> None:
    link = links.link(address, node_id, "tip", "one", "two")
    found = {name: link[name] for name in ("refid", "refuri") if name in link}
    assert (found, link["reftitle"], link["classes"], link["internal"]) == (attributes, "tip", ["one", "two"], True)
    assert "reftitle" not in links.link(address, node_id)


def test_texts_of_a_status() -> None:
    label = links.label("{code} ({name}) {phrase}", GONE)
    assert isinstance(label, nodes.Text)
    assert label.astext() == "410 (GONE) Gone"
    assert links.tooltip("410 Gone", "It went.") == "410 Gone: It went."
    assert links.tooltip("499 Ours", "") == "499 Ours"
    assert links.class_title(4) == "4xx Client Error"
    assert links.class_title(9) == "9xx"
    assert links.index_line(GONE.title, "x") == ("single", "410 Gone (HTTP status)", "x", "", None)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("``{code}``", "<literal>410</literal>"),
        ("``{code} {name}``", "<literal>410 GONE</literal>"),
        ("``{code}`` {phrase}", "<inline><literal>410</literal> Gone</inline>"),
        ("a ``{code}`` b ``{name}``", "<inline>a <literal>410</literal> b <literal>GONE</literal></inline>"),
        ("```{code}```", "<literal>`410`</literal>"),
        ("`{code}`", "`410`"),
    ],
)
def test_a_label_has_literals_between_double_backquotes(text: str, pieces: str) -> None:
    assert str(links.label(text, GONE)) == pieces


@pytest.mark.parametrize(
    ("target", "status", "fallback", "found"),
    [
        ("410", GONE, None, (f"{BASE}rfc9110.html#section-15.5.11", "RFC 9110, Section 15.5.11")),
        ("410", GONE, "rfc", (f"{BASE}rfc9110.html#section-15.5.11", "RFC 9110, Section 15.5.11")),
        ("410", GONE, "mdn", (links.mdn_url("410"), "MDN")),
        ("410", GONE, "", None),
        ("410", GONE, "https://x.test/{code}", ("https://x.test/410", "x.test")),
        ("499", OURS, None, ("https://nginx.example/499", "nginx")),
        ("499", OURS, "mdn", ("https://nginx.example/499", "nginx")),
        ("499", OURS, "https://x.test/{code}", ("https://x.test/499", "x.test")),
        ("499", OURS._replace(reference=None), "rfc", None),
        ("4xx", None, "rfc", (f"{BASE}rfc9110.html#section-15.5", "RFC 9110, Section 15.5")),
        ("4xx", None, "mdn", (links.mdn_url("4xx"), "MDN")),
        ("9xx", None, "rfc", None),
    ],
)
def test_a_status_leads_outside_where_the_fallback_says(
    target: str, status: Status | None, fallback: str | None, found: tuple[str, str] | None
) -> None:
    assert links.outside(target, status, fallback=fallback, spec="rfc9110", rfc_base_url=BASE) == found


@pytest.mark.parametrize(
    ("target", "end"),
    [
        ("404", "/404"),
        ("1xx", "#information_responses"),
        ("2xx", "#successful_responses"),
        ("3xx", "#redirection_messages"),
        ("4xx", "#client_error_responses"),
        ("5xx", "#server_error_responses"),
    ],
)
def test_mdn_has_a_page_for_each_code_and_a_section_for_each_class(target: str, end: str) -> None:
    assert links.mdn_url(target) == f"https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status{end}"
