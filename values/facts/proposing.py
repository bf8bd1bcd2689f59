"""Proposes the facts of an article from its marks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from values.facts.blocks import Block, Kind, blocks_of
from values.facts.drafts import Draft, Drafting, is_running, roles_of
from values.facts.gathering import Structure, gather
from values.facts.naming import titles
from values.facts.owners import Bond, Owners
from values.facts.tables import Row, drafts_of_table
from values.facts.types import AMOUNT, BUILT_IN, COUNTRY, DATE, PROGRAM, Mark, ProposedFact
from values.facts.units import Unit, Units, key_of, with_keys
from values.facts.words import FactWords, fact_words
from values.rules import confidence

_SHOWN: Final = 3  # facts of one program up to which further readings of its sentences are proposed
_OTHERS: Final = 0.55  # how likely another reading is, measured by the first
_NO_SUM: Final = 0.7  # the same for a fact without a sum
_UNCERTAIN: Final = 0.9  # and for one with marks that nobody has decided
_SEVERAL: Final = 2  # countries together that say something where the program is not named
_FAR: Final = 0.75  # and for each paragraph that a program is carried on through
_BY_TITLE: Final = 0.45  # where only the article as a whole is about the program
_ABROAD: Final = 0.85  # where the sentence has a country, and the program is named elsewhere: "The US spend …"
_BACK: Final = 1.15  # where the sentence has words that stand for a program
_LEAST: Final = 0.15  # below it nothing is proposed
_MOST: Final = 0.99


def propose(
    text: str,
    marks: Sequence[Mark],
    *,
    language: str | None,
    article_date: str | None = None,
    roles: Mapping[str, str] | None = None,
) -> list[ProposedFact]:
    """Return the facts that a text states, best first; none where it has no program.

    Args:
        text: the article's whole text.
        marks: what is marked in it, in any order; what stands in furniture is left out by the caller.
        language: ISO 639-1; None: the function words tell it.
        article_date: ISO day of publication; None: the text's own dateline. It is no date of a fact.
        roles: the role that marks of further labels go into.
    """
    known = with_keys(text, marks)
    if not any(mark.label == PROGRAM for mark in known):
        return []
    words = fact_words(language.lower()[:2] if language else _language_of(text))
    blocks = blocks_of(text, known, words)
    cutter = Units(text, blocks, words, article_date)
    units = list(cutter.of(known))
    drafting = Drafting(text, words, roles_of(roles or {}), cutter.article_date)
    drafts = _drafts(text, blocks, Owners(text, blocks, units, words), drafting)
    structure = Structure(text, blocks, units, words, cutter.article_date)
    return _Proposing(text, structure, words).of(drafts)


def _language_of(text: str) -> str:
    from values.finding import language_of  # imported here: most articles come with their language

    return language_of(text)


def _drafts(text: str, blocks: Sequence[Block], owners: Owners, drafting: Drafting) -> list[Draft]:
    """Return what each sentence, item and row says of a program, in text order."""
    drafts: list[Draft] = []
    tables: dict[int, list[Row]] = {}
    before: Unit | None = None
    for unit, topic in owners.walk():
        if unit.kind is Kind.ROW:
            tables.setdefault(blocks[unit.block].group, []).append(Row(unit, topic))
        else:
            drafts.extend(draft for share in owners.shares(unit, topic) for draft in drafting.of(share, before))
        before = unit
    for first, rows in tables.items():
        drafts.extend(drafts_of_table(text, rows, first, drafting))
    return sorted(drafts, key=lambda draft: draft.unit.start)


class _Proposing:
    def __init__(self, text: str, structure: Structure, words: FactWords) -> None:
        self._text, self._structure, self._words = text, structure, words

    def of(self, drafts: Iterable[Draft]) -> list[ProposedFact]:
        """Return the facts, best first."""
        by_program: dict[tuple[str, ...], list[Draft]] = {}
        for draft in drafts:
            by_program.setdefault(draft.named.keys, []).append(draft)
        found: list[tuple[float, int, ProposedFact]] = []
        for of_program in by_program.values():
            found.extend(self._of_program(of_program))
        return [fact for _, _, fact in sorted(found, key=lambda one: (-one[0], one[1]))]

    def _of_program(self, drafts: Sequence[Draft]) -> list[tuple[float, int, ProposedFact]]:
        gathered = sorted(gather(drafts, self._structure), key=lambda one: (-self._confidence(one), one.unit.start))
        ranked = [draft for draft in gathered if self._stands(draft)]
        ranked.extend(self._others(ranked, [draft for draft in gathered if self._may_stand(draft)]))
        named = titles(self._text, ranked, self._words)
        seen: set[frozenset[tuple[str, str]]] = set()
        found = []
        for draft, title in zip(ranked, named, strict=True):
            fact = self._fact(draft, title)
            values = frozenset((role, key_of(mark)) for role, marks in fact.cells for mark in marks)
            if values not in seen and fact.confidence >= _LEAST:
                seen.add(values)
                found.append((fact.confidence, draft.unit.start, fact))
        return found

    def _stands(self, draft: Draft) -> bool:
        """Tell whether a draft says something: a sum, or a date or country beside the program's own name."""
        if draft.has(AMOUNT):
            return True
        if draft.bond is Bond.SENTENCE or not is_running(draft) or draft.of_round:
            return any(draft.has(role) for role in draft.cells)
        return len(draft.cells.get(COUNTRY, ())) >= _SEVERAL

    def _may_stand(self, draft: Draft) -> bool:
        """Tell whether a draft has a date to come, in a sentence that goes on about the program without naming it."""
        unknown = any(mark.same is None for mark in draft.cells.get(DATE, ()))  # "this year", of an undated article
        told = draft.has(DATE) or unknown
        return told and not self._stands(draft) and not self._structure.is_past(draft)

    def _others(self, ranked: Sequence[Draft], further: Sequence[Draft]) -> list[Draft]:
        """Return what may be facts too, and further readings of what was gathered, where there is room for them."""
        room = max(0, _SHOWN - len(ranked))
        readings = [
            (draft, other) for draft in ranked for other in (*((draft.narrow,) if draft.narrow else ()), *draft.other)
        ]
        for draft, other in readings[:room]:
            other.shaky = draft.shaky * _OTHERS
        for draft in further[:room]:
            draft.shaky *= _OTHERS
        return [*further, *(other for _, other in readings)][:room]

    def _fact(self, draft: Draft, title: str) -> ProposedFact:
        cells = [(PROGRAM, draft.named.marks)]
        filled = sorted((role for role, marks in draft.cells.items() if marks), key=_place)
        cells += [(role, tuple(sorted(draft.cells[role], key=_start))) for role in filled]
        return ProposedFact(
            cells=tuple(cells), title=title, rule=_rule(draft), confidence=round(self._confidence(draft), 3)
        )

    def _confidence(self, draft: Draft) -> float:
        sure = confidence(_rule(draft)) * draft.shaky
        if draft.bond is Bond.TITLE:
            sure *= _BY_TITLE
        if draft.bond < Bond.HEADING and draft.has(AMOUNT) and any(mark.label == COUNTRY for mark in draft.unit.marks):
            sure *= _ABROAD
        if draft.bond is Bond.AHEAD:
            sure *= _FAR
        if draft.bond in (Bond.FOLLOWING, Bond.TITLE) and is_running(draft):
            sure *= _FAR ** max(0, draft.hops - 1) * (_BACK if self._structure.goes_back(draft) else 1)
        if not draft.has(AMOUNT):
            sure *= _NO_SUM
        marks = [*draft.named.marks, *(mark for cell in draft.cells.values() for mark in cell)]
        if not all(mark.certain for mark in marks):
            sure *= _UNCERTAIN
        return min(sure, _MOST)


def _rule(draft: Draft) -> str:
    if draft.unit.kind is Kind.ROW:
        return "fact.table_row"
    if draft.unit.kind is Kind.ITEM:
        return "fact.list_item"
    return {
        Bond.SENTENCE: "fact.sentence",
        Bond.PARAGRAPH: "fact.paragraph",
        Bond.HEADING: "fact.heading",
        Bond.FOLLOWING: "fact.following",
        Bond.AHEAD: "fact.paragraph",
        Bond.TITLE: "fact.heading",
    }[draft.bond]


def _place(role: str) -> tuple[int, str]:
    """Return where a role stands in a fact."""
    return (BUILT_IN.index(role), "") if role in BUILT_IN else (len(BUILT_IN), role)


def _start(mark: Mark) -> int:
    return mark.start
