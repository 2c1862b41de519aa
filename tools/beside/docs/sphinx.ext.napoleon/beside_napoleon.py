"""A library that speaks of statuses."""

import http


def google(status: int = http.HTTPStatus.CONFLICT) -> int:
    """Answer :http:status:`404`.

    Args:
        status: one such as :http:status:`410`, or 404 Not Found

    Returns:
        408 Request Timeout, or :http:status:`409`

    Raises:
        ValueError: for :http:status:`~408`

    .. http-status-table::
       :codes: 404
       :no-index:
    """
    return status


def numpy(status: int) -> int:
    """Answer 404 Not Found.

    Parameters
    ----------
    status : int
        410 Gone, or :http:status:`408`

    Returns
    -------
    int
        :http:status:`409`

    See Also
    --------
    google : answers :http:status:`404`
    """
    return status
