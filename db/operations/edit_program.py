"""Write down what is known of a program: a note, identifiers, its years."""

from collections.abc import Mapping
from typing import Any

from db.errors import BadField
from db.operations.naming import quoted
from db.operations.program_meanings import the_program
from db.project import Project
from db.queries import program_details, program_names
from db.records import Changes, SessionId
from values.identifiers import tidied
from values.years import parse_years

_LONGEST_KEY = 60  # characters


def edit_program(
    project: Project,
    *,
    session: SessionId,
    program: str,
    note: str | None = None,
    identifiers: Mapping[str, str] | None = None,
    years: str | None = None,
) -> Changes:
    """Set what is known of a program. What was written down under another of its names moves to its own.

    Args:
        project: the open project.
        session: whose step it is.
        program: a name that means it.
        note: on one line; None: as it is.
        identifiers: all of them, by what they are of ("wikidata", "cordis", any key); one without text is dropped.
            None: as they are.
        years: as typed, such as "2021-2027"; "": not known; None: as they are.

    Returns:
        What was touched; nothing where nothing is new.

    Raises:
        BadField: where an identifier has no key.
        FieldFault: where the years are none.
        NotThere: where there is no such program or session.
    """
    name = the_program(project, program)
    before = program_details.of(project, name)
    state: dict[str, Any] = {
        "note": before.note if note is None else " ".join(note.split()),
        "identifiers": dict(before.identifiers) if identifiers is None else _identifiers(identifiers),
        "years": before.years if years is None else parse_years(years) or None,
    }
    with project.transact(session=session, name=f"Edit the program {quoted(name)}") as step:
        if state != {"note": before.note, "identifiers": dict(before.identifiers), "years": before.years}:
            step.put("program", name, state, article=None)
            for other in program_names.names_of(project, name)[1:]:
                if step.state("program", other) is not None:
                    step.put("program", other, None, article=None)
    return step.changes


def _identifiers(given: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, text in given.items():
        kind = " ".join(key.split()).lower()
        told = tidied(kind, text)
        if told and not kind:
            raise BadField(field="kind of an identifier", given=key, expected="a word such as wikidata")
        if len(kind) > _LONGEST_KEY:
            raise BadField(field="kind of an identifier", given=kind, expected=f"at most {_LONGEST_KEY} characters")
        if told:
            found[kind] = told
    return found
