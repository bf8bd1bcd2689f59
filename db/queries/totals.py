"""What chosen facts add up to, by currency, and what was left out of that."""

from collections.abc import Mapping, Sequence, Set
from typing import Final, TypeVar

from db.disagreeing import Found
from db.facts import AMOUNT, DATE, PROGRAM
from db.project import Project
from db.queries import disagreements, fact_buckets, fact_keys, standing
from db.queries.standing import Standing
from values import adding
from values.adding import LeftOut as LeftOut
from values.adding import Reason as Reason
from values.adding import Stated
from values.adding import Sum as Sum
from values.adding import Totals as Totals
from values.sameness import program_key
from values.types import Amount

_Told = TypeVar("_Told")
_ALONE: Final = Standing()  # what no article contradicts


def totals(project: Project, keys: Sequence[int]) -> Totals:
    """Return what the amounts of facts add up to.

    Added are amounts that are exact or about, of the whole sum, without a period, of one number, with a currency. A
    fact with several amounts counts where the greatest is the sum of the others. What says again what another fact says
    (the same program, amount and dates) counts once. What articles disagree about counts as it was ruled, and while it
    is open not at all (`db.queries.standing`). All other amounts are told as left out, with the reason.

    Args:
        project: the open project.
        keys: local keys of facts; of those that say the same, the first is counted.
    """
    return of_groups(project, [keys])[0]


def of_groups(project: Project, groups: Sequence[Sequence[int]], found: Sequence[Found] | None = None) -> list[Totals]:
    """Return what each of several groups of facts adds up to, as `totals`: what they say is read once.

    Args:
        project: the open project.
        groups: local keys of facts.
        found: what all facts disagree about, where that is known already; else those concerned are compared.
    """
    said = _Said(project)
    if found is None:
        found = disagreements.find_sums(project, said.compared_with({key for keys in groups for key in keys}))
    said.rule(standing.of(project, found))
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
        self._project = project
        self._rivals = set(fact_keys.listed(project.db, "SELECT key FROM facts WHERE rivals > 0"))
        self._standing: Mapping[int, Standing] = {}

    def compared_with(self, keys: Set[int]) -> Set[int] | None:
        """Return the facts that those of the programs of some facts are compared with; None: most, or all."""
        some = {program_key(self._programs[key]) for key in keys if key in self._programs}
        if 2 * len(keys) > len(self._programs):
            return None
        listed = fact_keys.listed_of_role(self._project, PROGRAM)
        found = {key for same in some for key in fact_keys.numbers(listed.get(same))}
        return None if 2 * len(found) > len(self._programs) else found

    def rule(self, standing: Mapping[int, Standing]) -> None:
        """Take note of what articles disagree about, and of what was ruled."""
        self._standing = standing

    def of(self, keys: Sequence[int]) -> list[Stated]:
        """Return what these facts say, each once, those without an amount left out."""
        amounts, programs, dates, rivals = self._amounts, self._programs, self._dates, self._rivals
        standing = self._standing
        return [
            Stated(key, amounts[key], programs.get(key), dates.get(key, ()), key in rivals, *standing.get(key, _ALONE))
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
