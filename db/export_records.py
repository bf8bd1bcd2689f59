"""The records of facts as an export states them: names in place of ids, each value with its evidence beside it."""

from dataclasses import dataclass

from db.records import AnnotationId, ArticleId, EventId, FactId

PROGRAM, AMOUNT, COUNTRY, DATE, PART = BUILT_IN = ("program", "amount", "country", "date", "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSource:
    """The article that a fact is taken from."""

    text_sha256: ArticleId
    title: str
    source: str
    language: str | None  # ISO 639-1
    published: str | None  # ISO 8601 day


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEvidence:
    """The annotation that proves a value, in its sentence."""

    annotation: AnnotationId
    start: int  # code points of the article's text
    end: int  # exclusive
    before: str  # what stands before the words in their sentence; a very long one is cut
    quote: str  # text[start:end]
    after: str
    session: str  # name
    annotator: str
    rule: str | None  # what read the value
    note: str
    flagged: bool
    made_at: str  # ISO 8601, UTC
    changed_at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportValue:
    """One value in a cell of a fact."""

    role: str
    label: str  # "" where the annotation is gone
    value: str | None  # canonical JSON
    from_analyst: bool  # it was given without evidence
    gone: bool  # the annotation that proved it is not there any more
    evidence: ExportEvidence | None  # None: from the analyst, or gone
    means: str | None = None  # of a program: what its name means in the end


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFact:
    """A fact with all that an export writes about it."""

    id: FactId
    state: EventId  # the event that gave this state
    rivals: int  # further states of the same fact, made elsewhere without seeing this one; each is a fact here
    title: str  # "": named after its program
    program: str | None  # what its first program means in the end
    status: str  # "open", "checked", "doubtful"
    note: str
    article: ExportSource
    session: str  # name
    annotator: str
    made_at: str  # ISO 8601, UTC
    changed_at: str  # ISO 8601, UTC
    values: tuple[ExportValue, ...] = ()  # in the order of roles, then as they were put in

    def of(self, role: str) -> tuple[ExportValue, ...]:
        """Return the values in one cell."""
        return tuple(one for one in self.values if one.role == role)

    @property
    def shown_title(self) -> str:
        """The title, else the program, else nothing."""
        return self.title or self.program or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportProgram:
    """A program, with what an analyst wrote down about it."""

    name: str
    names: tuple[str, ...] = ()  # other names that mean it, sorted
    note: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()  # such as ("wikidata", "Q1"), sorted
    years: str | None = None  # EDTF


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportTotals:
    """What the amounts of facts add up to, and what was not added."""

    sums: tuple[tuple[str, str, int, bool], ...] = ()  # currency, decimal, facts, whether one of them is about
    left_out: tuple[tuple[str, int], ...] = ()  # why (a word of values.adding.Reason), how many facts
    repeats: int = 0  # facts that say again what another one says


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSide:
    """One of two statements that do not agree."""

    values: tuple[str, ...]  # keys under which values are the same (values.sameness)
    articles: int  # that say it; 0: no article does any more
    title: str  # of one of them
    source: str
    published: str | None  # ISO 8601 day


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDisagreement:
    """Two statements that do not agree, and what was decided about them."""

    kind: str  # a word of values.comparing.Kind
    program: str
    when: str  # the key of a date, or "round 3"; "": neither
    left: ExportSide
    right: ExportSide | None  # None: a date lies outside of the program's years
    years: str  # EDTF: those years
    verdict: str | None  # a word of db.rulings.Verdict; None: nobody has ruled
    note: str = ""
    annotator: str = ""  # who has ruled


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutFacts:
    """What an export says of all its facts together."""

    project: str  # name
    facts: int
    articles: int = 0  # that the facts are from
    changed_at: str = ""  # ISO 8601, UTC: when the last of them was; "" without facts
    roles: tuple[str, ...] = BUILT_IN  # in order; the project's own after the built-in ones
    programs: tuple[ExportProgram, ...] = ()  # of the facts, in their order
    totals: ExportTotals = ExportTotals()
    totals_of: tuple[tuple[str, ExportTotals], ...] = ()  # by program
    disagreements: tuple[ExportDisagreement, ...] = ()
