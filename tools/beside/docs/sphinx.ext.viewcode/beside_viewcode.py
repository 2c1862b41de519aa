"""A library that speaks of 404 Not Found."""

import http


def noted(status: int = http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE) -> str:
    """Answer 404 Not Found."""
    return f"{status} 404 Not Found"
