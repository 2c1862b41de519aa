"""Configuration of the documentation."""

import sys
from datetime import date
from pathlib import Path

import sphinxext_httpstatus

# The directives of this manual, and the library that some pages document.
sys.path.insert(0, str(Path(__file__).with_name("_ext")))

project = "sphinxext-httpstatus"
author = "The sphinxext-httpstatus developers"
copyright = f"{date.today().year}, {author}"  # noqa: DTZ011
version = release = sphinxext_httpstatus.__version__

extensions = [
    "manual",
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.extlinks",
    "sphinx.ext.intersphinx",
    "sphinxcontrib.httpdomain",
    "sphinxext_httpstatus",
]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "fieldlist"]

httpstatus_autolink = "strict"
httpstatus_extra = {
    499: {"phrase": "Client Closed Request", "label": "nginx", "url": "https://nginx.org/"},
}

autodoc_member_order = "bysource"
extlinks = {"source": ("https://github.com/python/cpython/tree/3.14/%s", "%s")}
# The names of Python's documentation that the pages refer to: the build needs no network.
intersphinx_mapping = {"python": ("https://docs.python.org/3", "python-objects.txt")}

html_theme = "furo"
html_title = project
html_static_path = ["_static"]
html_css_files = ["manual.css"]
doctest_test_doctest_blocks = ""
