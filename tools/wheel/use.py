"""The public interface as another project uses it; type checkers read it against the installed package."""

from __future__ import annotations

from typing import assert_type

from sphinxext_httpstatus.enums import StatusSource, load
from sphinxext_httpstatus.registry import Registry
from sphinxext_httpstatus.standards import PHRASES, Reference, Status

enum = assert_type(load("http.HTTPStatus"), StatusSource)
own = Status(499, "CLIENT_CLOSED", "Client Closed", reference=Reference("nginx", url="https://nginx.org"))
registry = Registry(enum, spec="rfc9110", extra={own.code: own})

found = assert_type(registry.find("Not Found"), Status | None)
if found is not None:
    assert_type(found.code, int)
    assert_type(found.title, str)
    assert_type(found.reference, Reference | None)
assert_type(registry.select("4xx"), set[int])
assert_type(PHRASES.get(404), str | None)
