"""Bytes to text: strictly, or with a sentence."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exchange.decoding import canonical, codec_name, decode
from exchange.errors import EncodingFailed, NoByteOrder, NotUtf8, TooManyNuls, UnknownEncoding
from exchange.newlines import Shift
from tests.exchange.language_texts import TEXTS
from tests.exchange.strategies import raw_texts, texts


@given(texts)
def test_a_canonical_text_comes_back_as_it_is(text):
    assert canonical(text) == (text, 0)
    assert decode(text.encode(), source="x").text == text


@given(raw_texts)
@example("\ufeff\ufeff\ufffea\r\r\n\n")
def test_canonical_changes_only_what_it_says(text):
    found, replaced = canonical(text)
    assert not set("\r\0") & set(found)
    assert not found.startswith("\ufeff")
    assert replaced == text.count("\0")
    assert found == text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").replace("\0", "\u2400")


@given(st.lists(st.sampled_from(["a", "\ud83d", "\ude00", "\udfff", "é"])).map("".join))
def test_lone_surrogates_are_replaced_and_counted(text):
    found, replaced = canonical(text)
    found.encode()
    assert len(found) == len(text)
    assert replaced == sum(0xD800 <= ord(char) < 0xE000 for char in text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-8"])
@given(text=texts)
def test_a_byte_order_mark_decides(encoding, text):
    mark = "\ufeff".encode(encoding)
    if encoding == "utf-16-le" and text.startswith("\0"):
        return
    decoded = decode(mark + text.encode(encoding), source="x", encoding="cp1252")
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_lone_surrogates_in_marked_utf_16_are_counted():
    decoded = decode(codecs.BOM_UTF16_LE + "a\ud83db".encode("utf-16-le", "surrogatepass"), source="x")
    assert (decoded.text, decoded.replaced) == ("a\ufffdb", 1)


@given(
    st.binary(max_size=200), st.sampled_from((None, "cp1252", "utf-16-be", "shift_jis", "utf-7", "gb18030", "utf-8"))
)
def test_any_bytes_give_text_or_a_sentence(data, encoding):
    sentence = None
    try:
        text = decode(data, source="x.txt", encoding=encoding).text
    except (NotUtf8, TooManyNuls, EncodingFailed) as fault:
        text, sentence = "", fault.sentence()
    assert canonical(text) == (text, 0)
    assert sentence is None or ("x.txt" in sentence and sentence.endswith("."))


def test_not_utf_8_says_byte_line_and_offset():
    with pytest.raises(NotUtf8) as caught:
        decode("eins\r\nzwei\rdrei\nFörder".encode("cp1252"), source="a.txt")
    assert caught.value.sentence() == (
        "“a.txt” is not UTF-8: byte 0xF6 in line 4 (offset 17) cannot stand there. To take it, say which encoding it"
        " has (--encoding NAME, or the choice in the import window); for German text often cp1252."
    )


def test_an_encoding_given_reads_what_is_not_utf_8_and_leaves_utf_8_alone():
    assert decode("Förderung 5 €".encode("cp1252"), source="x", encoding="CP1252").text == "Förderung 5 €"
    decoded = decode("Förderung 5 €".encode(), source="x", encoding="cp1252")
    assert (decoded.text, decoded.encoding) == ("Förderung 5 €", "utf-8")
    assert decode(b"F+APY-r", source="x", encoding="utf-7").text == "För"


@pytest.mark.parametrize(
    "name", ["cp9999", "rot13", "base64", "idna", "punycode", "unicode_escape", "", "a\0b", "ü" * 80]
)
def test_names_that_are_no_encoding_of_files_are_refused(name):
    with pytest.raises(UnknownEncoding) as caught:
        codec_name(name)
    assert name[:60] in caught.value.sentence()


def test_utf_16_without_a_mark_is_refused_with_its_names():
    for data in ("Das Geld".encode("utf-16-le"), "Fördermittel für das Land".encode("utf-16-be")):
        with pytest.raises(TooManyNuls, match="utf-16-le or utf-16-be"):
            decode(data, source="x")
    with pytest.raises(NoByteOrder, match="utf-16-le or utf-16-be"):
        decode("Das Geld".encode("utf-16-le"), source="x", encoding="utf-16")
    assert decode("Das Geld für".encode("utf-16-le"), source="x", encoding="utf-16-le").text == "Das Geld für"


def test_a_stray_nul_is_replaced_and_counted():
    decoded = decode(b"a long enough text\0 with one", source="x")
    assert (decoded.text, decoded.replaced) == ("a long enough text\u2400 with one", 1)


def test_control_characters_show_that_the_encoding_is_wrong():
    with pytest.raises(EncodingFailed, match=r"control character U\+0080 in line 2 \(offset 9\)"):
        decode("Preis:\n5 €".encode("cp1252"), source="x", encoding="latin-1")


def test_an_encoding_that_fails_says_where():
    with pytest.raises(EncodingFailed, match=r"“x” is not cp1252: byte 0x81 cannot stand in line 2 \(offset 3\)"):
        decode(b"\xe4\xe4\n\x81", source="x", encoding="cp1252")
    with pytest.raises(EncodingFailed, match=r"breaks off|cannot stand"):
        decode(codecs.BOM_UTF16_LE + b"a\0b", source="x")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("before", ["", "😀", "👩\u200d👧 🇩🇪 e\u0301\u00a0"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_offsets_move_with_the_newlines(newline, before, mark):
    given_text = newline.join((f"{mark}{before}Titel", f"{before}380\u202f000 Euro", "Ende"))
    stored, _ = canonical(given_text)
    start = given_text.index("380")
    shift = Shift(given_text)
    assert stored[shift.stored(start) : shift.stored(start + 12)] == "380\u202f000 Euro"
    assert shift.stored(len(given_text)) == len(stored)


@given(raw_texts)
def test_every_offset_moves_to_its_own_character_or_to_none(text):
    stored, _ = canonical(text)
    shift = Shift(text)
    moved = [shift.stored(offset) for offset in range(len(text) + 1)]
    known = [offset for offset in moved if offset is not None]
    assert known == list(range(len(stored) + 1))
    for offset, place in enumerate(moved[:-1]):
        if place is not None and text[offset] not in "\r\n\0":
            assert stored[place] == text[offset]


ENCODINGS = ("cp1252", "iso8859-15", "cp1250", "iso8859-2", "mac-roman", "cp850", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_encoding_is_taken_silently(encoding):
    tried = 0
    for text in TEXTS.values():
        for length in (60, 300, len(text)):
            data = text[:length].encode(encoding, "ignore")
            if data.isascii() and b"\0" not in data:
                continue
            tried += 1
            with pytest.raises((NotUtf8, TooManyNuls)):
                decode(data, source="x")
    assert tried > 10
