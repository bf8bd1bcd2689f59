"""Files, folders and pasted text: each taken whole, or refused with a sentence."""

import os

import pytest
from hypothesis import given

from db.records import NewArticle, Refusal
from exchange import sources
from exchange.decoding import canonical
from exchange.errors import UnknownEncoding
from exchange.sources import count, read_pasted, read_sources
from tests.exchange.strategies import raw_texts


def read(*paths, encoding=None):
    found = list(read_sources(paths, encoding=encoding))
    assert count(paths) == len(found)
    return found


def refusal(path, **options):
    (found,) = read(path, **options)
    assert isinstance(found, Refusal)
    assert found.source in found.reason
    assert found.reason.endswith(".")
    return found.reason


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_text_is_the_whole_file(tmp_path):
    text = "\n  Titel 😀\u00a0\n\nDas Land fördert kleine Betriebe mit viel Geld.\n\n \n"
    (article,) = read(write(tmp_path / "a.txt", text))
    assert article == NewArticle(
        text=text, title="Titel 😀", title_is_heading=True, language="de", published=None, source="a.txt"
    )


@pytest.mark.parametrize(
    ("data", "encoding", "replaced"),
    [
        (b"eins\r\nzwei drei vier", "utf-8", 0),
        (b"\xef\xbb\xbfeins\nzwei drei vier", "utf-8", 0),
        ("\ufeffeins\nzwei drei vier".encode("utf-16-le"), "utf-16-le", 0),
        (b"eins\nzwei drei vier\0", "utf-8", 1),
        ("eins\nzwei drei vier ä".encode("cp1252"), "cp1252", 0),
    ],
)
def test_bytes_that_differ_are_kept(tmp_path, data, encoding, replaced):
    (article,) = read(write(tmp_path / "a.txt", data), encoding=None if encoding == "utf-8" else "cp1252")
    assert article.text.startswith("eins\nzwei drei vier")
    assert (article.original, article.encoding, article.replaced) == (data, encoding, replaced)


def test_a_folder_comes_in_order_and_says_what_it_passes_over(tmp_path):
    for name in ("b.txt", "a.TXT", "sub/z.md", "sub/deep/y.text", ".hidden", ".git/x.txt", "c.html", "d.xyz", "e"):
        write(tmp_path / name, "Ein Text mit Worten.")
    (tmp_path / "link").symlink_to(tmp_path / "sub")
    found = read(tmp_path)
    assert [(item.source, isinstance(item, NewArticle)) for item in found] == [
        (".git", False),
        (".hidden", False),
        ("a.TXT", True),
        ("b.txt", True),
        ("c.html", False),
        ("d.xyz", False),
        ("e", False),
        ("link", False),
        ("sub/deep/y.text", True),
        ("sub/z.md", True),
    ]
    reasons = {item.source: item.reason for item in found if isinstance(item, Refusal)}
    assert "hidden" in reasons[".git"]
    assert "another format (HTML). This version takes plain text (.txt, .text, .md)" in reasons["c.html"]
    assert "not named as a text file" in reasons["d.xyz"]
    assert "link to a folder" in reasons["link"]


def test_a_file_that_is_named_is_read_whatever_its_suffix(tmp_path):
    for name in ("e", "d.xyz", ".hidden"):
        (article,) = read(write(tmp_path / name, "Ein Text mit Worten."))
        assert article.source == name


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a.txt", b"", "“a.txt” is empty"),
        ("a.txt", b"\xef\xbb\xbf \n\t\n", "nothing but blank space"),
        ("a.txt", b"F\xf6rderung", "is not UTF-8: byte 0xF6 in line 1 (offset 1)"),
        ("a.txt", "Das Geld".encode("utf-16-le"), "UTF-16 without a byte-order mark"),
        ("a.txt", b"%PDF-1.7 \xff", "is a PDF, whatever its name says"),
        ("a.txt", b"PK\x03\x04\xff", "is a ZIP archive"),
        ("a.pdf", b"%PDF-1.7", "another format (PDF)"),
        ("a.docx", b"PK", "another format (Word)"),
        ("a.jsonl", b"{}", "another format (JSONL)"),
    ],
)
def test_refusals(tmp_path, name, content, part):
    assert part in refusal(write(tmp_path / name, content))


def test_what_cannot_be_read_is_refused(tmp_path, monkeypatch):
    assert "it is not there (any more)" in refusal(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no regular file" in refusal(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert "it is not there (any more)" in refusal(tmp_path / "broken.txt")

    def no_permission(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sources, "_bytes", no_permission)
    assert "reading it is not permitted" in refusal(write(tmp_path / "a.txt", "Text"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_refused(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0)
    assert "reading it is not permitted" in refusal(folder)
    folder.chmod(0o700)


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 1024 * 1024)
    assert "larger than 1 MiB" in refusal(write(tmp_path / "a.txt", b"x" * (1024 * 1024 + 1)))
    (article,) = read(write(tmp_path / "b.txt", b"x" * (1024 * 1024)))
    assert len(article.text) == 1024 * 1024


def test_one_bad_file_stops_nothing_and_a_bad_encoding_name_is_told(tmp_path):
    write(tmp_path / "a.txt", b"\xff")
    write(tmp_path / "b.txt", "Ein Text.")
    assert [type(item) for item in read(tmp_path)] == [Refusal, NewArticle]
    with pytest.raises(UnknownEncoding):
        list(read_sources([tmp_path], encoding="klingon"))


def test_file_names_that_are_no_utf_8_are_shown(tmp_path):
    path = tmp_path / os.fsdecode(b"F\xf6rder.txt")
    try:
        path.write_text("Ein Text.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (article,) = read(tmp_path)
    assert article.source == "F\ufffdrder.txt"
    article.source.encode()


@given(raw_texts)
def test_pasted_text_is_taken_or_refused(text):
    found = read_pasted(text)
    if isinstance(found, Refusal):
        assert not canonical(text)[0].strip()
        assert "Copy" in found.reason
    else:
        assert (found.text, found.replaced) == canonical(text)
        assert (found.source, found.original) == ("pasted", None)
