"""A documentation that has all that the extension has, and what every output of it is to have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.conftest import OUTPUTS

if TYPE_CHECKING:
    from tests.conftest import Project

CONF = (
    OUTPUTS
    + """
release = "1"
author = "A"
numfig = True
myst_enable_extensions = ["fieldlist"]
httpstatus_autolink = "strict"
httpstatus_extra = {
    499: {"phrase": "Client <Closed> Request", "label": "a & b", "url": "https://extra.invalid/?x&y"},
    598: {"phrase": "Slow", "rfc": 9999, "section": "5"},
}
htmlhelp_basename = qthelp_basename = devhelp_basename = applehelp_bundle_name = "p"
qthelp_namespace = applehelp_bundle_id = "org.p"
applehelp_disable_external_tools = True
epub_publisher = "A"
epub_show_urls = "no"
linkcheck_ignore = [".*"]
"""
)

PAGES = {
    "index.rst": """\
Top
===

.. toctree::

   table
   notes
   sub/mentions
   entries
   used
   markdown

See :ref:`httpstatus-index`.
""",
    "table.rst": """\
Statuses
========

.. http-status-table:: *All* of ours, but 5xx
   :name: all
   :class: wide
   :exclude: 5xx
""",
    "notes.rst": """\
Notes
=====

.. http-status-table:: With notes
   :codes: 404 410 451 499 500-502
   :columns: code phrase note used
   :no-index:

   :404: Not **here**. Perhaps :http:status:`410`.

   :4xx: See :rfc:`9112`, `the manual <https://manual.invalid/>`_, the footnote [#foot]_ and

         * one thing,
         * another: :http:status:`~400`.

         .. list-table::

            * - innermost

   :451: By law:

         .. http-status-table::
            :codes: 451
            :columns: code phrase
            :no-index:

   :500 501: For two, as
      a `link with a name`_.

.. _link with a name: https://named.invalid/

.. [#foot] At the foot.
""",
    "sub/mentions.rst": """\
Mentions
========

By the role: :http:status:`404`, :http:status:`~404`, :http:status:`!410`, :http:status:`missing <404>`, :http:status:`4xx`,
:http:status:`NOT_FOUND`, :http:status:`HTTPStatus.GONE`, :http:status:`not found`, :http:status:`451`, :http:status:`425`.

By other roles: :any:`404 Not Found`, :py:attr:`http.HTTPStatus.OK`, :ref:`all`, :numref:`all`.

With no row: :http:status:`511`, :http:status:`5xx`, :http:status:`499`, :http:status:`598`.

Plainly: 409 Conflict, HTTP 410 or just ``410 Gone``, HTTPStatus.OK.
""",
    "entries.rst": """\
Entries
=======

.. http:status:: 451
                 428

   The *body* of two. See :http:status:`404`.

.. http:status:: 425
   :no-typesetting:

What is left of an entry.

.. http:status:: 431
   :no-index-entry:

   Not in the index.

.. versionchanged:: 1

   A miss is :http:status:`404`.
""",
    "used.rst": """\
Used
====

.. http-status-table:: Those in use
   :columns: code used
   :used:
   :no-index:
""",
    "markdown.md": """\
# In Markdown

A miss is {http:status}`404`, or 410 Gone.

```{http-status-table} *Few* of ours
:codes: 404 409
:no-index:

:404: A note of {http:status}`410`.
```
""",
}
#: The links that are of statuses on the page ``sub/mentions``, in its order: text, and document with id or URL.
LINKS = (
    ("404 Not Found", "table#http-status-404"),
    ("404", "table#http-status-404"),
    ("missing", "table#http-status-404"),
    ("4xx", "table#http-status-4xx"),
    ("404 Not Found", "table#http-status-404"),
    ("410 Gone", "table#http-status-410"),
    ("404 Not Found", "table#http-status-404"),
    ("451 Unavailable For Legal Reasons", "entries#http-status-451"),
    ("425 Too Early", "entries#http-status-425"),
    ("404 Not Found", "table#http-status-404"),
    ("http.HTTPStatus.OK", "table#http-status-200"),
    ("511 Network Authentication Required", "https://datatracker.ietf.org/doc/html/rfc6585.html#section-6"),
    ("5xx", "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.6"),
    ("499 Client <Closed> Request", "https://extra.invalid/?x&y"),
    ("598 Slow", "https://datatracker.ietf.org/doc/html/rfc9999.html#section-5"),
    ("409 Conflict", "table#http-status-409"),
    ("HTTP 410", "table#http-status-410"),
    ("410 Gone", "table#http-status-410"),
    ("HTTPStatus.OK", "table#http-status-200"),
)
#: What the page says that there is no link on, or none of a status.
SENTENCES = (
    "By the role: 404 Not Found, 404, 410 Gone, missing, 4xx, 404 Not Found, 410 Gone, 404 Not Found,"
    " 451 Unavailable For Legal Reasons, 425 Too Early.",
    "With no row: 511 Network Authentication Required, 5xx, 499 Client <Closed> Request, 598 Slow.",
)
#: What other pages say, in every output: caption, row, notes and the tables in them, footnote, entries, what is used where.
WORDS = {
    "table": ("of ours, but 5xx", "NOT_FOUND", "RFC 9110, Section 15.5.5"),
    "notes": ("With notes", "Perhaps", "By law", "one thing", "innermost", "link with a name", "At the foot"),
    "entries": ("Precondition Required", "of two", "What is left", "Not in the index"),
    "used": ("Those in use", "598", "Mentions", "In Markdown"),
    "markdown": ("of ours", "CONFLICT", "A note of"),
}


def write_everything(project: Project, *extensions: str, conf: str = "") -> Project:
    """Write the documentation, with other extensions and more of conf.py perhaps."""
    project.conf(CONF + conf, extensions=("myst_parser", "sphinxext_httpstatus", *extensions))
    project.write(PAGES)
    return project


def of_mentions(html: str) -> str:
    """The part of an HTML page that has the links."""
    start = html.index("By the role")
    return html[start : html.index("</section>", start)]


def without_markup(html: str) -> str:
    """The text of HTML, or of what looks like it."""
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def links_as(form: str) -> list[tuple[str, str]]:
    """The links, with addresses in an output's form: ``"../{}.html#{}"``."""
    return [(text, to if to.startswith("https:") else form.format(*to.split("#"))) for text, to in LINKS]
