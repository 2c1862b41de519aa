"""The projects whose documentation is built: rows, and no logic."""

from __future__ import annotations

from typing import NamedTuple


class Documentation(NamedTuple):
    """A project's documentation, as its source distribution has it."""

    version: str
    #: What its build needs beside the project itself.
    requirements: tuple[str, ...] = ()
    #: Extensions of its ``conf.py`` that need the network.
    dropped: tuple[str, ...] = ()
    #: Where its ``conf.py`` is.
    folder: str = "docs"
    #: How the names of its pages end.
    suffix: str = ".rst"
    #: How many processes build it: Sphinx's ``-j``.
    jobs: str = "auto"


#: What builds all of them.
SPHINX = "sphinx==9.2.0"

PROJECTS = {
    "kinto": Documentation(
        "26.5.0",
        (
            "mock==5.2.0",
            "python-rapidjson==1.25",
            "setuptools==81.0.0",
            "sphinxcontrib-httpdomain==2.2.1",
            "webtest==3.0.7",
        ),
        dropped=("sphinx_github_changelog",),
    ),
    "flower": Documentation("2.2.0", ("sphinxcontrib-httpdomain==2.2.1",)),
    "werkzeug": Documentation("3.1.9", ("pallets-sphinx-themes==2.5.0", "sphinxcontrib-log-cabinet==1.0.1")),
    "aiohttp": Documentation(
        "3.14.5",
        (
            "myst-parser==5.2.0",
            "sphinx-issues==6.0.0",
            "sphinxcontrib-mermaid==2.1.1",
            "sphinxcontrib-towncrier==0.5.0a0",
            "towncrier==26.9.0",
        ),
    ),
    "falcon": Documentation(
        "4.4.0",
        (
            "falconry-pygments-theme==0.3.0",
            "myst-parser==5.2.0",
            "pyyaml==6.0.3",
            "sphinx-copybutton==0.5.2",
            "sphinx-design==0.8.0",
            "towncrier==26.9.0",
        ),
    ),
    "scrapy": Documentation(
        "2.19.0",
        (
            "h2==4.4.1",
            "pydantic==2.14.3",
            "scrapy-spider-metadata==0.2.0",
            "sphinx-notfound-page==1.1.0",
            "sphinx-reredirects==1.1.0",
            "sphinx-rtd-dark-mode==1.3.0",
            "sphinx-scrapy==0.15.0",
        ),
        # In parallel its build never ends, without the extension too.
        jobs="1",
    ),
    "django": Documentation("5.2.19", suffix=".txt"),
}

#: Those that are built when none is named: the small ones.
SMALL = ("kinto", "flower", "werkzeug")
