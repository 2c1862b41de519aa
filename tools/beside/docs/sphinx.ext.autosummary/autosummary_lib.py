"""A library."""


def answer() -> int:
    """Answer 404 Not Found."""
    return 404


def refuse() -> int:
    """Answer ``410 Gone``."""
    return 410
