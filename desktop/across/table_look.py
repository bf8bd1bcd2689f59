"""One look at the facts of a project: read beside the window, all that the table shows of them."""

from dataclasses import dataclass, field, replace

from db.facts import BUILT_IN, PART
from db.project import Project
from db.queries import fact_groups, fact_table, facts
from db.queries.fact_filter import Filter
from db.queries.fact_groups import Group, Grouping
from db.queries.fact_table import Column
from db.queries.totals import Totals, of_groups, totals
from desktop.across.table_cells import country_title
from desktop.across.table_lines import Lines, flat, grouped
from desktop.translate import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be shown."""

    filter: Filter = field(default_factory=Filter)
    order: Column | str = Column.PROGRAM
    descending: bool = False
    grouping: Grouping = Grouping.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What there is."""

    question: Question
    keys: list[int]  # of the facts shown, each once, in order
    groups: list[Group]  # empty without a grouping
    all: int  # facts in the project
    further: tuple[str, ...]  # the roles in use beside the first four, in their order

    def lines(self, closed: frozenset[str]) -> Lines:
        """Return the lines of the table; of closed groups only the heading."""
        return flat(self.keys) if self.question.grouping is Grouping.NONE else grouped(self.groups, closed)


def look(project: Project, question: Question) -> Answer:
    """Read what is to be shown."""
    groups = fact_groups.groups(
        project, question.filter, question.grouping, question.order, descending=question.descending
    )
    groups = [_titled(one, question.grouping) for one in groups]
    several = question.grouping is not Grouping.NONE
    keys = list(dict.fromkeys(key for group in groups for key in group.keys)) if several else _first(groups)
    return Answer(
        question=question,
        keys=keys,
        groups=groups if several else [],
        all=fact_table.count(project),
        further=_further(project),
    )


def _titled(group: Group, grouping: Grouping) -> Group:
    """Return a group with the title that is shown, also where its facts share only that they have none."""
    if grouping is Grouping.COUNTRY and group.name:
        return replace(group, title=country_title(group.name))
    if group.name or group.title:
        return group
    titles = {
        Grouping.PROGRAM: tr("Across", "Without a program"),
        Grouping.COUNTRY: tr("Across", "Without a country"),
        Grouping.YEAR: tr("Across", "Without a year"),
        Grouping.VALUE: tr("Across", "Without an amount"),
    }
    return replace(group, title=titles.get(grouping, ""))


def _first(groups: list[Group]) -> list[int]:
    return groups[0].keys if groups else []


def _further(project: Project) -> tuple[str, ...]:
    """Return the roles beside program, amount, country and date that some fact fills."""
    first = {role.name for role in BUILT_IN if role.name != PART}
    return tuple(role.name for role in facts.roles_in_use(project) if role.name not in first)


def add_up(project: Project, keys: list[int]) -> Totals:
    """Return what facts add up to."""
    return totals(project, keys)


def add_up_groups(project: Project, groups: list[Group]) -> dict[str, Totals]:
    """Return what the facts of each group add up to, by the group's name."""
    return dict(
        zip([group.name for group in groups], of_groups(project, [group.keys for group in groups]), strict=True)
    )
