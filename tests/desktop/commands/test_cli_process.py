"""The command line in a process of its own: no Qt, any locale, pipes that break, Ctrl+C, a quick answer."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.desktop.commands.runs import FUNDING, SEEDS, amount, lines_of, marked
from tests.house.sources import REPOSITORY

MAIN = "import sys\nfrom desktop.cli import main\n"
EVERYTHING = (
    MAIN
    + """
import json
for arguments in json.loads(sys.argv[1]):
    status = main(arguments)
    if status:
        sys.exit(f"{arguments}: {status}")
print(sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))))
"""
)
BELEG = MAIN + "sys.exit(main())"

posix = pytest.mark.skipif(os.name != "posix", reason="about signals and devices of POSIX")


def start(*arguments, code=BELEG, **more):
    return subprocess.Popen(
        [sys.executable, "-c", code, *(one if isinstance(one, bytes) else str(one) for one in arguments)],
        cwd=REPOSITORY,
        stdout=more.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        env={**os.environ, **more},
    )


def ended(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, (out or b"").decode(), err.decode()


def test_no_command_imports_qt(tmp_path):
    project, out = str(tmp_path / "a.beleg"), str(tmp_path / "o.jsonl")
    (tmp_path / "a.txt").write_bytes(FUNDING.encode())
    given = str(lines_of(tmp_path / "given.jsonl", [marked(amount())]))
    commands = [
        ["new", project],
        ["import", project, str(tmp_path / "a.txt")],
        ["annotate", project, "--from", given],
        ["make-suggestions", project],
        ["export", project, "--format", "jsonl", "--out", out],
        ["export", project, "--format", "csv", "--out", str(tmp_path / "o.csv")],
        ["info", project, "--json"],
        ["check", project, "--rebuild"],
        ["steps", project],
        ["undo", project],
        ["redo", project],
        ["backups", project],
        ["restore", project, "--backup", "1", "--to", str(tmp_path / "r.beleg")],
        ["copy", project, "--to", str(tmp_path / "c.beleg")],
        ["--help"],
    ]
    status, said, err = ended(start(json.dumps(commands), code=EVERYTHING))
    assert (status, err) == (0, "")
    assert said.rstrip("\n").split("\n")[-1] == "[]"


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_output_is_utf8_whatever_the_locale(funding, beleg, locale):
    status, out, err = ended(start("steps", funding, **locale))
    assert (status, err) == (0, "")
    assert out == beleg("steps", funding).out
    assert "förder.txt" in out
    status, _, err = ended(start("undo", funding, "--session", "Ümit", **locale))
    assert status == 1
    assert "“Ümit”" in err


@posix
def test_a_pipe_that_breaks_is_no_fault(funding):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        status, _, err = ended(start("steps", funding, stdout=writer))
    finally:
        os.close(writer)
    assert (status, err) == (1, "")


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "2>/dev/full"])
def test_streams_that_are_closed_change_nothing_else(funding, closed):
    line = f'"$0" -c "$1" steps "$2" {closed}; echo $?; "$0" -c "$1" undo "$2" --session none {closed}; echo $?'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable, BELEG, funding], cwd=REPOSITORY, capture_output=True, timeout=60, check=True
    )
    assert done.stdout.decode().split("\n")[-2::-1][0] == "1"
    assert b"Traceback" not in done.stderr
    assert "0" in done.stdout.decode().split("\n")


@posix
def test_a_full_disk_takes_no_output(funding):
    with open("/dev/full", "wb") as full:
        status, _, err = ended(start("steps", funding, stdout=full))
    assert status == 1
    assert (
        err
        == "The output could not be written: No space left on device. Send it elsewhere and run the command again.\n"
    )


@posix
def test_ctrl_c_keeps_what_was_taken(project, beleg, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number}.txt").write_bytes(f"Article {number}\n\n{FUNDING * 20}".encode())
    process = start("import", project, folder)
    while not json.loads(beleg("info", project, "--json").out)["articles"]:
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    status, out, err = ended(process)
    taken = json.loads(beleg("info", project, "--json").out)["articles"]
    assert (status, err) == (130, "")
    assert 0 < taken < 3000
    assert out == f"{taken} articles taken. The import was cancelled; what was taken stays.\n"
    assert beleg("check", project, "--rebuild").status == 0
    assert beleg("undo", project).status == 0
    assert json.loads(beleg("info", project, "--json").out)["articles"] == 0


@posix
def test_a_name_that_is_no_utf8(project, beleg, tmp_path):
    odd = os.fsencode(tmp_path) + b"/f\xfcr.txt"
    with open(odd, "wb") as file:
        file.write(FUNDING.encode())
    status, out, err = ended(start("import", project, os.fsdecode(odd)))
    assert (status, out, err) == (0, "1 article taken.\n", "")
    assert ended(start("undo", project)) == (0, "Undo: Import “f\ufffdr.txt”\n", "")
    (tmp_path / "empty").mkdir()
    with open(os.fsencode(tmp_path) + b"/empty/f\xfcr.txt", "wb"):
        pass
    status, _, err = ended(start("import", project, tmp_path / "empty"))
    assert status == 1
    assert "is empty. Nothing was taken from it." in err
    status, _, err = ended(start("info", os.fsdecode(odd)))
    assert status == 1
    assert "is not a Beleg project" in err
    new = os.fsdecode(os.fsencode(tmp_path) + b"/n\xfc.beleg")
    assert ended(start("new", new))[::2] == (0, "")
    status, out, _ = ended(start("info", new, "--json"))
    assert (status, json.loads(out)["project"]) == (0, "n\ufffd")
    status, _, err = ended(start("steps", project, "--session", b"\xff"))
    assert status == 2
    assert "argument --session: '\\udcff' is not UTF-8" in err


def test_the_help_answers_at_once():
    def seconds(code, *arguments):
        begun = time.perf_counter()
        assert ended(start(*arguments, code=code))[0] == 0
        return time.perf_counter() - begun

    bare = min(seconds("pass") for _ in range(5))
    full = min(seconds(BELEG, "--help") for _ in range(5))
    assert full - bare < 0.15


def test_the_help_imports_little():
    code = MAIN + "main(['--help']); print(sorted(name for name in sys.modules))"
    status, out, _ = ended(start(code=code))
    assert status == 0
    modules = out.rstrip("\n").split("\n")[-1]
    for heavy in ("sqlite_utils", "sqlite3", "babel", "pygments", "exchange", "numpy"):
        assert f"'{heavy}'" not in modules, heavy


def test_the_main_job(project, tmp_path):
    out = tmp_path / "out.jsonl"
    for arguments in (
        ("import", project, *sorted(SEEDS.glob("*.txt"))),
        ("annotate", project, "--from", SEEDS / "annotations.jsonl"),
        ("export", project, "--format", "jsonl", "--out", out),
        ("check", project, "--rebuild"),
    ):
        status, _, err = ended(start(*arguments))
        assert (status, err) == (0, ""), arguments
    reference = [json.loads(line) for line in (SEEDS / "annotations.jsonl").read_bytes().decode().split("\n")[:-1]]
    found = [json.loads(line) for line in out.read_bytes().decode().split("\n")[:-1]]
    keys = ("start", "end", "label", "words", "value")
    for ours, theirs in zip(found, reference, strict=True):
        assert ours["text_sha256"] == theirs["text_sha256"]
        assert [[one[key] for key in keys] for one in ours["annotations"]] == [
            [one[key] for key in keys]
            for one in sorted(theirs["annotations"], key=lambda one: (one["start"], one["end"]))
        ]
