"""A library."""


def answer(status: int = 404) -> int:
    """Answer 404 Not Found.

    Args:
        status: one such as 410 Gone

    Returns:
        404 Not Found

    Note:
        HTTP 410.
    """
    return status
