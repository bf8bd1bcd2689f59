"""What chosen facts add up to, by currency, and what was left out of that."""

from collections.abc import Sequence
from typing import TypeVar

from db.facts import AMOUNT, DATE
from db.project import Project
from db.queries import fact_buckets, fact_keys
from values import adding
from values.adding import LeftOut as LeftOut
from values.adding import Reason as Reason
from values.adding import Stated
from values.adding import Sum as Sum
from values.adding import Totals as Totals
from values.types import Amount

_Told = TypeVar("_Told")


def totals(project: Project, keys: Sequence[int]) -> Totals:
    """Return what the amounts of facts add up to.

    Added are amounts that are exact or about, of the whole sum, without a period, of one number, with a currency. A
    fact with several amounts counts where the greatest is the sum of the others. What says again what another fact says
    (the same program, amount and dates) counts once. All other amounts are told as left out, with the reason.

    Args:
        project: the open project.
        keys: local keys of facts; of those that say the same, the first is counted.
    """
    return of_groups(project, [keys])[0]


def of_groups(project: Project, groups: Sequence[Sequence[int]]) -> list[Totals]:
    """Return what each of several groups of facts adds up to, as `totals`: what they say is read once."""
    said = _Said(project)
    return [adding.add(said.of(keys)) for keys in groups]


class _Said:
    """What all facts of a project say about money."""

    def __init__(self, project: Project) -> None:
        self._amounts: dict[int, tuple[Amount | None, ...]] = {}
        for same, keys in fact_keys.of_role(project, AMOUNT).items():
            _add(self._amounts, fact_buckets.amount_of(same), keys)
        self._dates: dict[int, tuple[str, ...]] = {}
        for same, keys in sorted(fact_keys.of_role(project, DATE).items(), key=lambda pair: pair[0] or ""):
            _add(self._dates, same or "", keys)
        self._programs: dict[int, str] = {}
        rows = project.db.execute("SELECT program, group_concat(key) FROM facts GROUP BY program").fetchall()
        for program, listed in rows:
            if program is not None:
                self._programs.update(dict.fromkeys(fact_keys.numbers(listed), program))
        self._rivals = set(fact_keys.listed(project.db, "SELECT key FROM facts WHERE rivals > 0"))

    def of(self, keys: Sequence[int]) -> list[Stated]:
        """Return what these facts say, each once, those without an amount left out."""
        amounts, programs, dates, rivals = self._amounts, self._programs, self._dates, self._rivals
        return [
            Stated(key, amounts[key], programs.get(key), dates.get(key, ()), key in rivals)
            for key in dict.fromkeys(keys)
            if key in amounts
        ]


def _add(found: dict[int, tuple[_Told, ...]], one: _Told, keys: Sequence[int]) -> None:
    """Put something to what these facts say already; what a fact holds twice is said once."""
    alone = (one,)
    for key in keys:
        before = found.get(key)
        if before is None:
            found[key] = alone
        elif before[-1] != one:
            found[key] = before + alone
