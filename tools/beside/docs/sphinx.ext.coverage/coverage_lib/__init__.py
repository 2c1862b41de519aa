"""A library."""


def covered() -> int:
    """Answer 404 Not Found."""
    return 404


def forgotten() -> int:
    """Answer 410 Gone."""
    return 410
