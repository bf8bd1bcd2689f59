"""`beleg suggest`: what is found in files, said for people and for programs."""

import hashlib
import json
import threading

import pytest

from desktop.commands import suggest
from desktop.jobs import suggesting_files
from desktop.jobs.suggesting_files import Order, find_in_files
from tests.desktop.commands.runs import FUNDING, SEEDS, seed_files

KEYS = {"file", "text_sha256", "language", "annotations"}
ANNOTATION_KEYS = {"start", "end", "label", "value", "rule", "confidence"}
MENU = "Land fördert Rechenzeit\n\nDas Land gibt 5 Mio. Euro für Polen.\n\nProbeabo: 4 Hefte für 9,90 Euro\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "förder.txt"
    path.write_bytes(FUNDING.encode())
    return path


def lines(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_line_of_json_a_file(beleg, article):
    ran = beleg("suggest", article, "--jsonl")
    assert (ran.status, ran.err) == (0, "")
    (held,) = lines(ran)
    assert set(held) == KEYS
    assert held["file"] == "förder.txt"
    assert held["text_sha256"] == hashlib.sha256(FUNDING.encode()).hexdigest()
    assert held["language"] == "de"
    said = [(FUNDING[one["start"] : one["end"]], one["label"], one["value"]) for one in held["annotations"]]
    assert ("Österreich", "country", {"code": "AT"}) in said
    assert all(set(one) <= ANNOTATION_KEYS | {"readings", "reckoned_from"} for one in held["annotations"])
    assert set(next(one for one in held["annotations"] if one["label"] == "country")) == ANNOTATION_KEYS


def test_a_table_for_people(beleg, article):
    ran = beleg("suggest", article)
    assert ran.status == 0
    assert ran.lines()[0] == "förder.txt (de)"
    assert any(line.startswith("     3  country   AT ") and "“Österreich”" in line for line in ran.lines())
    assert ran.lines()[-1].endswith(" in 1 file.")


def test_offsets_are_of_the_text_as_it_is_stored(beleg, tmp_path):
    path = tmp_path / "windows.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "Eins 😀\r\n\r\nHilfe für Polen.\r\n".encode())
    (held,) = lines(beleg("suggest", path, "--language", "de", "--jsonl"))
    stored = "Eins 😀\n\nHilfe für Polen.\n"
    assert held["text_sha256"] == hashlib.sha256(stored.encode()).hexdigest()
    (poland,) = held["annotations"]
    assert stored[poland["start"] : poland["end"]] == "Polen"


def test_an_encoding_that_is_named(beleg, tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("Mittel für Österreich und Dänemark".encode("cp1252"))
    assert beleg("suggest", path).status == 1
    (held,) = lines(beleg("suggest", path, "--encoding", "cp1252", "--language", "de", "--jsonl"))
    assert [one["value"]["code"] for one in held["annotations"]] == ["AT", "DK"]


def test_the_language_that_is_named_decides(beleg, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Island, Mexiko", encoding="utf-8")
    codes = {
        language: [one["value"]["code"] for one in lines(beleg("suggest", path, "--language", language, "--jsonl"))[0]
                   ["annotations"]]
        for language in ("de", "en")
    }  # fmt: skip
    assert codes == {"de": ["IS", "MX"], "en": []}


def test_what_stands_in_furniture_is_held_back(beleg, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(MENU, encoding="utf-8")
    place = MENU.index("9,90")
    (plain,) = lines(beleg("suggest", path, "--language", "de", "--jsonl"))
    assert [one["label"] for one in plain["annotations"]] == ["amount", "country"]
    (whole,) = lines(beleg("suggest", path, "--language", "de", "--jsonl", "--furniture"))
    held = [one for one in whole["annotations"] if one.get("furniture")]
    assert [(one["start"], one["label"]) for one in held] == [(place, "amount")]
    assert "page furniture" in beleg("suggest", path, "--language", "de", "--furniture").out


def test_the_day_that_is_named_is_reckoned_from(beleg, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Die Kommission hat gestern in Brüssel über die Mittel entschieden.", encoding="utf-8")
    (held,) = lines(beleg("suggest", path, "--language", "de", "--published", "2025-11-04", "--jsonl"))
    (day,) = held["annotations"]
    assert (day["value"]["edtf"], day["reckoned_from"]) == ("2025-11-03", "2025-11-04")


def test_what_is_refused_stops_no_other(beleg, article, tmp_path):
    ran = beleg("suggest", tmp_path / "gone.txt", article, "--jsonl")
    assert ran.status == 1
    assert "gone.txt" in ran.err
    assert [held["file"] for held in lines(ran)] == ["förder.txt"]


@pytest.mark.parametrize("options", [("--language", "german"), ("--published", "3.11.2025"), ("--language", "")])
def test_options_that_are_none(beleg, article, options):
    ran = beleg("suggest", article, *options)
    assert (ran.status, ran.out) == (2, "")
    assert "such as" in ran.err


def test_an_encoding_that_is_none(beleg, article):
    ran = beleg("suggest", article, "--encoding", "klingon")
    assert (ran.status, ran.out) == (1, "")
    assert "klingon" in ran.err


def test_without_files_it_says_so(beleg):
    assert beleg("suggest").status == 2


def test_what_would_end_a_line_is_escaped(beleg, tmp_path):
    path = tmp_path / "a\u2028b.txt"
    path.write_text("Polen und Italien", encoding="utf-8")
    ran = beleg("suggest", path, "--jsonl", "--language", "de")
    assert "\u2028" not in ran.out
    assert [held["file"] for held in lines(ran)] == ["a\u2028b.txt"]


def test_several_processes_say_the_same_in_the_same_order(monkeypatch):
    monkeypatch.setattr(suggesting_files, "FEW", 3)
    monkeypatch.setattr(suggesting_files, "BATCH", 2)
    told = []
    here = list(find_in_files(seed_files(), Order(), processes=0))
    there = list(find_in_files(seed_files(), Order(), processes=2, progress=lambda *far: told.append(far)))
    assert there == here
    assert told == [(done, len(here)) for done in range(1, len(here) + 1)]


def test_ctrl_c_ends_it_between_files(beleg, monkeypatch):
    wished = threading.Event()
    monkeypatch.setattr(suggest, "as_json", lambda outcome: wished.set() or {"file": outcome.file})
    monkeypatch.setattr(suggest.interrupt, "cancellable", lambda: Wished(wished))
    ran = beleg("suggest", SEEDS, "--jsonl")
    assert ran.status == 130
    assert len(lines(ran)) == 1
    assert ran.err.endswith("Interrupted after 1 file.\n")


class Wished:
    """Ctrl+C as soon as an event is set."""

    def __init__(self, event):
        self.event = event

    def __enter__(self):
        return self.event.is_set

    def __exit__(self, *_):
        return None


def test_a_file_that_is_not_there_is_named_with_what_to_do(beleg, tmp_path):
    done = beleg("suggest", tmp_path / "nofile.txt")
    assert done.status == 1
    assert "“nofile.txt” could not be read: it is not there (any more)." in done.err
    assert "Check its name and its folder, and try again." in done.err
    assert "import" not in done.err
