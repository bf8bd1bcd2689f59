"""The house rules hold, and each gate catches what it is there for."""

from dataclasses import dataclass

import pytest

from db.errors import KnownError
from tests.house import faults, gates, paths, sizes, sources
from tests.house.checks import enclosing
from tests.house.gates import GATES, WORDS, Gate
from tests.house.sources import REPOSITORY, parse

CAUGHT = [(gate, snippet) for gate in (*GATES, WORDS) for snippet in gate.caught]
PASSED = [(gate, snippet) for gate in (*GATES, WORDS) for snippet in gate.passed]


def listed(findings) -> str:
    return "\n" + "\n".join(map(str, findings))


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_the_program_passes_the_gate(gate: Gate) -> None:
    found = [finding for source in sources.product() for finding in gate.findings(source)]
    assert not found, listed(found)


def test_one_word_per_thing() -> None:
    # QTextDocument has the word from Qt, so the rule holds below the window.
    below = [source for source in sources.product() if not source.path.startswith("desktop/")]
    found = [finding for source in below for finding in WORDS.findings(source)]
    assert not found, listed(found)


def test_no_file_and_no_function_is_too_long() -> None:
    found = [finding for source in sources.python() for finding in sizes.too_long(source)]
    assert not found, listed(found)


def test_the_repository_names_no_place_of_one_machine() -> None:
    found = []
    for path in sources.files():
        data = (REPOSITORY / path).read_bytes()
        if b"\0" not in data:
            found += paths.machine_paths(path, data.decode("utf-8"))
    assert not found, listed(found)


def test_every_known_error_has_a_sentence() -> None:
    wrong = []
    for kind in faults.classes():
        if "sentence" not in vars(kind) and kind.__subclasses__():
            continue  # a family, of which none is raised
        sentence = faults.make(kind).sentence()
        if complaint := faults.complaint(sentence):
            wrong.append(f"{faults.name_of(kind)} {complaint}: {sentence!r}")
    assert not wrong, listed(wrong)
    assert len(faults.classes()) >= 2


@pytest.mark.parametrize(("gate", "snippet"), CAUGHT, ids=lambda part: part if isinstance(part, str) else "")
def test_the_gate_catches(gate: Gate, snippet: str) -> None:
    assert gate.findings(parse("desktop/example.py", snippet)), gate.name


@pytest.mark.parametrize(("gate", "snippet"), PASSED, ids=lambda part: part if isinstance(part, str) else "")
def test_the_gate_passes(gate: Gate, snippet: str) -> None:
    assert not gate.findings(parse("desktop/example.py", snippet)), gate.name


def test_every_gate_is_proven() -> None:
    assert all(gate.caught for gate in (*GATES, WORDS))


def test_an_allowed_file_passes_and_its_neighbour_does_not() -> None:
    gate = next(gate for gate in GATES if gate.allowed == ("db/project*.py",))
    assert not gate.findings(parse("db/project.py", "connection.commit()"))
    assert gate.findings(parse("db/labels.py", "connection.commit()"))
    assert all(isinstance(pattern, str) for pattern in gates.CURSOR_MODULES)


def test_an_allowed_function_passes_and_its_neighbour_does_not() -> None:
    gate = next(gate for gate in GATES if "exchange/walking.py::shown" in gate.allowed)
    text = 'def shown(name):\n    return name.decode("utf-8", "replace")\n'
    assert not gate.findings(parse("exchange/walking.py", text))
    assert gate.findings(parse("exchange/walking.py", text.replace("shown", "read")))
    assert gate.findings(parse("exchange/other.py", text))


def test_no_exemption_outlives_its_reason() -> None:
    known = {source.path: source for source in sources.product()}
    for gate in GATES:
        for place in (place for place in gate.allowed if "::" in place):
            path, function = place.split("::")
            source = known[path]
            lines = (getattr(node, "lineno", 1) for node, _ in gate.check(source.tree))
            assert any(function in enclosing(source.tree, line) for line in lines), f"{place} needs no exemption"


def test_long_functions_and_files_are_found() -> None:
    body = "".join(f"    a{number} = {number}\n" for number in range(sizes.LINES_OF_FUNCTION))
    assert [finding.line for finding in sizes.too_long(parse("a.py", "\ndef f():\n" + body))] == [2]
    assert not list(sizes.too_long(parse("a.py", "def f():\n" + body[: -len("    a49 = 49\n")])))
    assert list(sizes.too_long(parse("a.py", "a = 1\n" * (sizes.LINES_OF_FILE + 1))))


def test_a_docstring_does_not_make_a_function_long() -> None:
    text = 'def f():\n    """Says.\n' + "\n" * sizes.LINES_OF_FUNCTION + '    """\n    return 1\n'
    assert not list(sizes.too_long(parse("a.py", text)))


@pytest.mark.parametrize(
    "line",
    ["see /" + "work/main/db", "cd /" + "root", "'/" + "tmp/plan/a.md'", "../share" + "d/seeds", "in share" + "d/gold"],
)
def test_a_machine_path_is_found(line: str) -> None:
    assert list(paths.machine_paths("a.md", "fine\n" + line))


@pytest.mark.parametrize(
    "line",
    [
        "the /workshop",
        "path/" + "work/a",
        "https://example.org/" + "root/x",
        "~/.local/share/beleg",
        "/usr/bin/python3",
    ],
)
def test_a_common_path_is_none(line: str) -> None:
    assert not list(paths.machine_paths("a.md", line))


def test_a_poor_sentence_is_found() -> None:
    for sentence in ("Failed.", "the file could not be read at all.", "The file None could not be read, try again."):
        assert faults.complaint(sentence)
    assert not faults.complaint("“Köln.txt” is not UTF-8 (byte 17). Choose its encoding, or convert it.")


def test_an_error_is_made_from_its_fields() -> None:
    @dataclass(eq=False)
    class Full(KnownError):
        path: str
        lines: tuple[int, ...]
        cause: OSError | None

        def sentence(self) -> str:
            return f"{self.path} {self.lines} {self.cause}"

    made = faults.make(Full)
    assert isinstance(made, Full)
    assert (made.path, made.lines, type(made.cause)) == ("Köln.txt", (3,), OSError)
