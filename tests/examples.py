"""How many examples are tried: few by ``make test``, the many by ``.ci/run``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterable

Case = TypeVar("Case")


def examples(share: float = 1) -> settings:
    """The settings of a test with a share of the profile's number of examples, however long each takes."""
    return settings(
        max_examples=max(1, int(settings().max_examples * share)),
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def few(cases: Iterable[Case]) -> list[Case]:
    """Each fourth of the cases of a test; all of them under another profile than that of few."""
    return list(cases)[:: 4 if settings.get_current_profile_name() == "few" else 1]
