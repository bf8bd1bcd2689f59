"""The programs of the project: each with its names, how they are written, and how often it is there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from db.facts import PROGRAM
from db.project import Project
from db.queries import fact_buckets, fact_keys, program_details
from db.queries.program_details import ProgramDetails
from db.queries.programs import one_line
from db.records import AnnotationId, ArticleId
from values.sameness import program_key, program_name
from values.sorting import text_order, text_orders

_SHOWN = "article NOT IN (SELECT id FROM articles WHERE hidden = 1)"
_SPELLED = f"SELECT words, value, COUNT(*) FROM annotations WHERE label = 'program' AND {_SHOWN} GROUP BY words, value"
_ARTICLES = (
    "SELECT same, COUNT(DISTINCT article) FROM annotations"
    f" WHERE same >= 'program ' AND same < 'program!' AND {_SHOWN} GROUP BY same"
)
_PLACES = (
    "SELECT t.id, t.title, a.id, MIN(a.start), a.end, a.words, COUNT(*) FROM annotations a"
    " JOIN articles t ON t.id = a.article AND t.hidden = 0 WHERE a.same = ? GROUP BY t.key ORDER BY t.key LIMIT ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Words that were marked as a program, on one line."""

    words: str
    count: int  # of annotations


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramName:
    """A name that means a program."""

    name: str
    count: int  # of annotations, in articles that show
    spellings: tuple[Spelling, ...]  # the usual one first


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramRow:
    """A program of the project."""

    name: str
    names: tuple[ProgramName, ...]  # its own first, then the usual one
    articles: int  # in which it is marked
    facts: int  # that hold it in the cell of the program
    note: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    years: str | None = None  # EDTF


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramPlace:
    """Where a program is marked in an article, for the first time."""

    article: ArticleId
    title: str
    annotation: AnnotationId
    start: int  # code points
    end: int
    words: str
    count: int  # how often in the article, in all sessions


def all_of(project: Project, search: str = "") -> list[ProgramRow]:
    """Return the programs by name.

    A program is there where it is marked, stands in a fact, has another name, was parted from another program, or
    something is written down about it.

    Args:
        project: the open project.
        search: words that names, spellings, note or identifiers hold, whatever case and accents.
    """
    names = _names(project)
    articles = dict(project.db.execute(_ARTICLES).fetchall())
    facts = _facts(project)
    details = program_details.all_of(project)
    found = [
        _row(program, names.get(program, ()), articles.get(program_key(program), 0), facts.get(program, 0), known)
        for program in names.keys() | facts.keys() | details.keys()
        for known in [details.get(program, ProgramDetails())]
    ]
    orders = dict(zip((row.name for row in found), text_orders(row.name for row in found), strict=True))
    found.sort(key=lambda row: (orders[row.name], row.name))
    wanted = text_order(search).split()
    if not wanted:
        return found
    return [row for row in found for text in [searched(row)] if all(word in text for word in wanted)]


def places(project: Project, program: str, limit: int = 200) -> list[ProgramPlace]:
    """Return the articles in which a program is marked, in queue order, each with the first place.

    Args:
        project: the open project.
        program: what its names mean in the end.
        limit: how many, at most.
    """
    rows = project.db.execute(_PLACES, [program_key(program), limit]).fetchall()
    return [
        ProgramPlace(
            article=ArticleId(article),
            title=title,
            annotation=AnnotationId(annotation),
            start=start,
            end=end,
            words=words,
            count=count,
        )
        for article, title, annotation, start, end, words, count in rows
    ]


def _names(project: Project) -> dict[str, tuple[ProgramName, ...]]:
    """Return by program the names that mean it, with their spellings."""
    meant = dict(project.db.execute("SELECT name, program FROM meanings").fetchall())
    parted = (name for (name,) in project.db.execute("SELECT spelling FROM aliases").fetchall())
    spelled: dict[str, dict[str, int]] = {name: {} for name in (*meant, *parted)}
    for words, value, count in project.db.execute(_SPELLED).fetchall():
        name = program_name(value, words)
        if name is not None:
            spellings = spelled.setdefault(name, {})
            spelling = one_line(words)
            spellings[spelling] = spellings.get(spelling, 0) + count
    found: dict[str, list[ProgramName]] = {}
    for name, counts in spelled.items():
        some = tuple(Spelling(words=words, count=counts[words]) for words in sorted(counts, key=_usual(counts)))
        told = ProgramName(name=name, count=sum(counts.values()), spellings=some)
        found.setdefault(meant.get(name, name), []).append(told)
    return {
        program: tuple(sorted(some, key=lambda one: (one.name != program, -one.count, one.name)))
        for program, some in found.items()
    }


def _usual(counts: Mapping[str, int]) -> Callable[[str], tuple[int, str]]:
    return lambda words: (-counts[words], words)


def _facts(project: Project) -> dict[str, int]:
    unseen = fact_keys.hidden(project)
    found = {}
    for same, keys in fact_keys.of_role(project, PROGRAM).items():
        program = fact_buckets.told(same, PROGRAM)
        if program is not None and (some := set(keys) - unseen):
            found[program] = len(some)
    return found


def _row(program: str, names: tuple[ProgramName, ...], articles: int, facts: int, known: ProgramDetails) -> ProgramRow:
    own = names if names and names[0].name == program else (ProgramName(name=program, count=0, spellings=()), *names)
    return ProgramRow(
        name=program,
        names=own,
        articles=articles,
        facts=facts,
        note=known.note,
        identifiers=known.identifiers,
        years=known.years,
    )


def searched(row: ProgramRow) -> str:
    """Return what a search looks through: all that is known of a program, folded."""
    spellings = (one.words for name in row.names for one in name.spellings)
    told = [row.name, row.note, row.years or "", *row.identifiers.keys(), *row.identifiers.values()]
    return text_order("\n".join(dict.fromkeys([*told, *(name.name for name in row.names), *spellings])))
