"""A fact, taken or proposed, as its card shows it: in each role what is known, each value once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.facts import CellValue, Fact, FactStatus, Proposal, ProposalItem, Role
from desktop.facts.shown import shown_json
from desktop.marked import MarkedId, is_suggestion
from desktop.translate import tr

PROGRAM, AMOUNT = "program", "amount"
KEYS = 9  # roles with a key


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """One value of a cell, whatever the number of annotations that prove it."""

    label: str  # "" where its annotation is gone
    text: str  # one line; empty where nothing is known but the words
    words: str  # of the annotation, where one alone proves it; else empty
    evidence: tuple[MarkedId, ...]  # in the order of the cell; empty: from the analyst, or gone
    gone: bool  # its annotation is not there any more
    suggested: bool = False  # a suggestion is among the evidence
    stands_for: tuple[CellValue, ...] = ()  # in the fact; empty where it is only proposed

    @property
    def from_analyst(self) -> bool:
        """Say whether it stands without evidence."""
        return not self.evidence and not self.gone

    @property
    def shown(self) -> str:
        """The value, or the words that have none, or that even they are gone."""
        if self.text:
            return self.text
        if self.gone:
            return tr("Facts", "its evidence is gone")
        return f"“{self.words}”" if self.words else tr("Facts", "no value")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A role of one fact."""

    role: str
    title: str
    key: int | None  # 1 to 9: what puts the chosen annotations into it
    values: tuple[ShownValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A fact or a proposed one."""

    id: str  # FactId, or the key of a proposal
    proposed: bool
    title: str  # empty: neither title nor program
    named_by: ShownValue | None  # the value that the title says, and that has no line of its own
    cells: tuple[ShownCell, ...]  # every role, those with nothing in them too
    status: FactStatus = FactStatus.OPEN
    note: str = ""
    rivals: int = 0
    rule: str = ""  # what proposed it
    confidence: float | None = None

    @property
    def key(self) -> tuple[bool, str]:
        """What it is known by among all cards."""
        return self.proposed, self.id

    @property
    def lines(self) -> tuple[ShownCell, ...]:
        """The cells that have a line: those with values, and the amount."""
        return tuple(
            cell
            for cell in self.cells
            if (cell.values or cell.role == AMOUNT) and not (self.named_by is not None and cell.role == PROGRAM)
        )

    @property
    def further(self) -> tuple[ShownCell, ...]:
        """The cells that have no line because nothing is in them."""
        return tuple(cell for cell in self.cells if not cell.values and cell.role != AMOUNT)

    def values(self) -> tuple[ShownValue, ...]:
        """Return all values in the order in which they are shown."""
        first = (self.named_by,) if self.named_by is not None else ()
        return (*first, *(value for cell in self.lines for value in cell.values))

    def evidence(self) -> frozenset[MarkedId]:
        """Return the annotations and suggestions that it cites."""
        return frozenset(name for cell in self.cells for value in cell.values for name in value.evidence)


def of_fact(fact: Fact, roles: Sequence[Role]) -> Card:
    """Return a fact's card; a role that is not in use any more stands last."""
    cells = _cells(roles, [(one.role, _of_cell_value(one), _same_value(one)) for one in fact.cells])
    return Card(
        id=fact.id,
        proposed=False,
        title=fact.shown_title,
        named_by=_named_by(cells, fact.title, fact.program),
        cells=cells,
        status=fact.status,
        note=fact.note,
        rivals=fact.rivals,
    )


def of_proposal(proposal: Proposal, roles: Sequence[Role]) -> Card:
    """Return the card of a proposed fact."""
    cells = _cells(roles, [(one.role, _of_item(one), one.same) for one in proposal.items])
    return Card(
        id=proposal.key,
        proposed=True,
        title=proposal.title or proposal.program or "",
        named_by=_named_by(cells, "", proposal.program),
        cells=cells,
        rule=proposal.rule,
        confidence=proposal.confidence,
    )


def role_title(name: str, count: int = 1) -> str:
    """Return a role as a caption: "Amount", and "Countries" where there are several."""
    many = {
        "program": tr("Roles", "Programs"),
        "amount": tr("Roles", "Amounts"),
        "country": tr("Roles", "Countries"),
        "date": tr("Roles", "Dates"),
        "part": tr("Roles", "Parts"),
    }
    if count > 1 and name in many:
        return many[name]
    return tr("Roles", name[:1].upper() + name[1:])


_Item = tuple[str, ShownValue, str | None]  # role, value, what makes it the same as another


def _cells(roles: Sequence[Role], items: Iterable[_Item]) -> tuple[ShownCell, ...]:
    found: dict[str, list[_Item]] = {role.name: [] for role in roles}
    for item in items:
        found.setdefault(item[0], []).append(item)
    keys = {role.name: place for place, role in enumerate(roles, 1) if place <= KEYS}
    made = []
    for name, inside in found.items():
        values = _joined(inside)
        made.append(ShownCell(role=name, title=role_title(name, len(values)), key=keys.get(name), values=values))
    return tuple(made)


def _joined(items: Sequence[_Item]) -> tuple[ShownValue, ...]:
    """Return values of which each stands once, in the order of their first."""
    groups: dict[object, list[ShownValue]] = {}
    for place, (_, value, same) in enumerate(items):
        groups.setdefault((value.from_analyst, same) if same is not None else place, []).append(value)
    return tuple(_one_of(group) for group in groups.values())


def _one_of(values: Sequence[ShownValue]) -> ShownValue:
    first = values[0]
    if len(values) == 1:
        return first
    return ShownValue(
        label=first.label,
        text=first.text,
        words=first.words if len({value.words for value in values}) == 1 else "",
        evidence=tuple(name for value in values for name in value.evidence),
        gone=False,
        suggested=any(value.suggested for value in values),
        stands_for=tuple(one for value in values for one in value.stands_for),
    )


def _same_value(one: CellValue) -> str | None:
    """Return what joins a value with others; None: it stands alone."""
    return None if one.gone else one.same


def _of_cell_value(one: CellValue) -> ShownValue:
    return ShownValue(
        label=one.label,
        text=shown_json(one.label, one.value) if one.value is not None and one.label else "",
        words=one.words,
        evidence=(one.annotation,) if one.annotation is not None and not one.gone else (),
        gone=one.gone,
        stands_for=(one,),
    )


def _of_item(item: ProposalItem) -> ShownValue:
    marked = item.marked
    return ShownValue(
        label=marked.label,
        text=shown_json(marked.label, marked.value) if marked.value is not None else "",
        words=marked.words,
        evidence=(marked.id,),
        gone=False,
        suggested=is_suggestion(marked),
    )


def _named_by(cells: Sequence[ShownCell], title: str, program: str | None) -> ShownValue | None:
    """Return the program that the card's title says already; None: it needs its own line."""
    values = next((cell.values for cell in cells if cell.role == PROGRAM), ())
    if len(values) != 1 or values[0].gone or values[0].from_analyst:
        return None
    said = title.casefold()
    names = [name.casefold() for name in (program or "", values[0].text) if name]
    return values[0] if not title or any(said.startswith(name) for name in names) else None
