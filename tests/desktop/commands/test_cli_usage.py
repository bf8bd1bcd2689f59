"""What the command line understands, what it answers itself, and what it hands to the window."""

import gc
import io
import sys
from types import ModuleType

import pytest

from db.errors import KnownError
from desktop import cli
from desktop.cli_manual import page
from desktop.commands import interrupt, table
from desktop.commands.console import Console, OutputFault
from desktop.commands.progress import ProgressLine
from desktop.commands.sizes import in_words
from desktop.version_gate import UnusableQt
from values.errors import ValueFault


class Refused(KnownError):
    """What a window may say when it cannot start."""

    def sentence(self):
        return "The window cannot start."


@pytest.fixture
def window(monkeypatch):
    """A window that only notes what it is asked for."""
    asked = []
    startup = ModuleType("desktop.startup")
    startup.main = lambda project: asked.append(project) or 7
    startup.picture = lambda project, out, **how: asked.append((project, out, how)) or 0
    monkeypatch.setitem(__import__("sys").modules, "desktop.startup", startup)
    return asked


def test_without_arguments_the_window_opens(beleg, window):
    assert beleg().status == 7
    assert window == [None]


def test_nothing_is_collected_while_the_window_starts(beleg, window, monkeypatch):
    collecting = []
    startup = sys.modules["desktop.startup"]
    monkeypatch.setattr(startup, "main", lambda _project: collecting.append(gc.isenabled()) or 0)
    assert beleg().status == 0
    assert collecting == [False]
    assert gc.isenabled()


@pytest.mark.parametrize("name", ["a.beleg", "./import", "none", "Förder #1.beleg"])
def test_a_first_argument_that_is_no_command_is_a_project(beleg, window, name):
    assert beleg(name).status == 7
    assert [str(path) for path in window] == [name.removeprefix("./")]


def test_a_picture(beleg, window, tmp_path):
    ran = beleg("a.beleg", "--picture", tmp_path / "o.png", "--article", "3", "--theme", "dark", "--size", "800x600")
    assert (ran.status, ran.err) == (0, "")
    ((project, out, how),) = window
    assert (str(project), out) == ("a.beleg", tmp_path / "o.png")
    assert how == {"article": 3, "theme": "dark", "size": (800, 600)}


def test_a_picture_as_it_is_without_options(beleg, window, tmp_path):
    beleg("--picture", tmp_path / "o.png", "a.beleg", "-q")
    assert window[0][2] == {"article": 1, "theme": "light", "size": (1440, 900)}


@pytest.mark.parametrize(
    "options",
    ["--size 800", "--size 0x5", "--size 99999x1", "--article 0", "--article x", "--theme pink", "--nonsense"],
)
def test_options_that_are_none(beleg, window, options):
    ran = beleg("a.beleg", "--picture", "o.png", *options.split())
    assert ran.status == 2
    assert "usage: beleg" in ran.err
    assert window == []


def test_options_of_pictures_without_a_picture(beleg, window):
    ran = beleg("a.beleg", "--theme", "dark")
    assert (ran.status, window) == (1, [])
    assert ran.err == "--theme goes with --picture only; write: beleg PROJECT --picture OUT.png --theme ….\n"
    ran = beleg("--picture", "o.png")
    assert (ran.status, window) == (1, [])
    assert ran.err == "A picture needs a project; write: beleg PROJECT --picture OUT.png.\n"


def test_a_window_that_cannot_start(beleg, window, monkeypatch):
    def refuse(fault):
        def check():
            raise fault

        return check

    for fault in (UnusableQt(qt="6.12.0", python="3.11"), Refused()):
        monkeypatch.setattr("desktop.version_gate.check", refuse(fault))
        ran = beleg()
        assert (ran.status, ran.out, ran.err) == (1, "", fault.sentence() + "\n")
        assert window == []


def test_something_like_a_command_is_told_to_be_none(beleg, window):
    ran = beleg("exprot", "a.beleg")
    assert (ran.status, ran.out, window) == (2, "", [])
    assert ran.err == "beleg: “exprot” is no command. beleg --help lists the commands.\n"


@pytest.mark.parametrize("row", table.ROWS, ids=lambda row: row.name)
def test_every_command_says_what_it_does_and_misses_its_arguments(beleg, row):
    ran = beleg(row.name, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"usage: beleg {row.name} ")
    assert row.command().text[:40] in ran.out
    ran = beleg(row.name)
    assert (ran.status, ran.out) == (2, "")
    assert "the following arguments are required: " in ran.err


def test_the_help_names_every_command(beleg):
    ran = beleg("--help")
    assert (ran.status, ran.err) == (0, "")
    width = max(len(row.name) for row in table.ROWS)
    for row in table.ROWS:
        assert f"  {row.name.ljust(width)}  {row.line}\n" in ran.out


def test_the_version(beleg):
    assert beleg("--version").out.startswith("beleg ")


def test_the_manual_names_every_command_and_option():
    said = page()
    for row in table.ROWS:
        assert f"\n## {row.name}\n" in said
        for argument in row.command().arguments:
            assert argument.help in said
    assert max(len(line) for line in said.split("\n") if not line.startswith(("|", "    "))) <= 120


def test_faults_of_values_are_sentences_too(beleg, monkeypatch):
    fault = ValueFault(field="min", found="x", expected="a number")

    def broken(*_):
        raise fault

    monkeypatch.setattr(cli, "run", broken)
    ran = beleg("info", "a.beleg")
    assert (ran.status, ran.err) == (1, fault.sentence() + "\n")


def test_bugs_are_not_hidden(beleg, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "run", broken)
    with pytest.raises(ZeroDivisionError):
        beleg("info", "a.beleg")


def test_ctrl_c_ends_quietly(beleg, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run", interrupted)
    ran = beleg("info", "a.beleg")
    assert (ran.status, ran.out, ran.err) == (interrupt.STATUS, "", "Interrupted.\n")


def test_output_that_nobody_takes():
    class Full(io.StringIO):
        def write(self, text):
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputFault) as caught:
        Console(Full(), io.StringIO()).answer("words")
    assert caught.value.sentence().startswith("The output could not be written: No space left on device.")


def test_json_has_no_orders_for_a_terminal_and_stays_json():
    out = io.StringIO()
    Console(out, io.StringIO()).answer_json({"title": "a\x1b\x9b\x7f\u2028ü"})
    assert out.getvalue() == '{\n  "title": "a\\u001b\\u009b\\u007f\u2028ü"\n}\n'


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "expected"),
    [(Screen(), "\rReading: 3 of 9\rReading: 4     \r               \r"), (io.StringIO(), "Reading: 2\nReading: 4\n")],
    ids=["terminal", "file"],
)
def test_progress(stream, expected):
    times = iter([0.0, 0.01, 10.0, 10.2, 20.3]) if not stream.isatty() else iter([0.0, 0.01, 0.05, 0.2, 0.4])
    line = ProgressLine(stream, "Reading", clock=lambda: next(times))
    line.tell(1, 9)
    line.tell(2, 0 if not stream.isatty() else 9)
    line.tell(3, 9)
    line.tell(4, 0)
    line.clear()
    assert stream.getvalue() == expected


def test_progress_is_silent_when_quiet():
    err = Screen()
    console = Console(io.StringIO(), err, clock=iter(range(100)).__next__)
    console.quiet = True
    with console.progress("Reading") as tell:
        tell(1, 2)
    assert err.getvalue() == ""


def test_sizes_in_words():
    said = [in_words(size) for size in (0, 1, 999, 1000, 1449, 9949, 9950, 999_499, 999_500, 2_000_000_000)]
    assert said == [
        "0 bytes",
        "1 byte",
        "999 bytes",
        "1.0 kB",
        "1.4 kB",
        "9.9 kB",
        "10 kB",
        "999 kB",
        "1.0 MB",
        "2.0 GB",
    ]
