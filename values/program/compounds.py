"""Names that a hyphen joins to their head, and important projects with what they are about (guideline 2.2, 2.6)."""

import re
from collections.abc import Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.listed import counted
from values.program.tokens import Tokens, has_shape, is_target_year
from values.program.words import ProgramWords

_IMPORTANT: Final = re.compile(
    r"(?<![\w-])(?P<kind>IPCEI|PIIEC|PERTE)(?:(?P<joint>[- ])(?P<link>zu|zum|on|for|sur|de la|del|de|für|w|pro|na)?"
    r"(?P<gap>(?(link) |))(?P<about>[A-Z0-9ÄÖÜÉÁŻŚ][\w&/+-]{1,40}))"
)
_FURTHER: Final = re.compile(
    r"(?P<gap>, | und | and | et | y | e | i | a | en | sowie )(?P<about>[A-Z][\w]*[0-9A-Z][\w-]*)"
)
_PLURALS: Final = re.compile(
    r"(?:-|^)(?:Projekte?n?|Welle|Wellen|Runde|Initiative|Teilnehmer|Unternehmen|Vorhaben|Programme|Förderung|Instrument\w*|Verfahren|Status|Antrag)$"
)
_NUMBER_WORDS: Final = re.compile(r"[0-9]|million|milliard|mrd|mio|billion|miljoen|miljard|prozent", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"[0-9]{2,5}(?:-[^\W\d_]{4,20})?")  # "1000-Dächer-Programm"
_OPENING: Final = ("„", "«", "»", "“", '"')
_ORDINAL: Final = re.compile(r"[1-9]\. ")
_MOST: Final = 6
_SHORTEST_FIRST: Final = 4


def compound_names(tokens: Tokens, words: ProgramWords) -> Iterator[Candidate]:
    """Yield names such as "Quantencomputing-Initiative" and "KI-Strategie", in text order."""
    for token in tokens.items:
        if "-" not in token.words and "\u2011" not in token.words:
            continue
        first, hyphen, head = token.words.replace("\u2011", "-").rpartition("-")
        if not hyphen or head.lower() not in words.compound_heads or not head:
            continue
        if _names(first, head, words) and not counted(tokens.text, token.start, words):
            end = _dated_end(tokens.text, token.end) if head.lower() in words.strategies else token.end
            yield Candidate(start=token.start, end=end, rule="program.compound", strong=has_shape(first))


def _dated_end(text: str, end: int) -> int:
    year = text[end + 1 : end + 5]
    dated = text[end : end + 1] == " " and is_target_year(year) and not text[end + 5 : end + 6].isalnum()
    return end + len(year) + 1 if dated else end


def closed_names(tokens: Tokens, words: ProgramWords) -> Iterator[Candidate]:
    """Yield names written as one word, behind a capital adjective or an article: "Nationale Sicherheitsstrategie"."""
    if not words.closed_heads:
        return
    for index in range(1, len(tokens)):
        token = tokens[index]
        if not token.small.endswith(words.closed_heads) or not token.words[0].isupper() or not tokens.joined(index - 1):
            continue
        before = tokens[index - 1]
        if before.small in words.name_adjectives and before.words[0].isupper() and not tokens.opens(index - 1):
            yield Candidate(start=before.start, end=token.end, rule="program.compound")
        elif tokens.text[token.end : token.end + 2].strip() in _OPENING:
            continue  # it only says what the quoted name is
        elif words.capital_nouns and before.small in words.determiners - words.counts and _is_own(token.small, words):
            yield Candidate(start=token.start, end=token.end, rule="program.closed_compound", strong=False)


def topic_names(tokens: Tokens, words: ProgramWords) -> Iterator[Candidate]:
    """Yield heads with the noun that says what they are for: "Masterplan Quantenland"."""
    if not words.topic_heads:
        return
    for index, token in enumerate(tokens.items[:-1]):
        if token.small not in words.topic_heads or not token.words[0].isupper() or not tokens.joined(index):
            continue
        topic = tokens[index + 1]
        named = topic.words[0].isupper() and len(topic.words) >= _SHORTEST_FIRST and not has_shape(topic.words)
        if not named or topic.small in words.not_names | words.bodies or counted(tokens.text, token.start, words):
            continue
        further = tokens.joined(index + 1) and tokens[index + 2].words[0].isupper()
        if not further:
            start = token.start
            if (
                start >= 3
                and _ORDINAL.fullmatch(tokens.text, start - 3, start)
                and not tokens.text[start - 4 : start - 3].isalnum()
            ):
                start -= 3  # "7. Rahmenprogramm Energie"
            yield Candidate(start=start, end=topic.end, rule="program.compound")


def _is_own(small: str, words: ProgramWords) -> bool:
    """Tell whether what stands before the head of a compound makes it a name of its own."""
    head = max((head for head in words.closed_heads if small.endswith(head)), key=len)
    first = small.removesuffix(head)
    return "-" not in small and len(first) >= _SHORTEST_FIRST and not first.endswith(tuple(words.closed_generic))


def _names(first: str, head: str, words: ProgramWords) -> bool:
    small = first.lower()
    if small in words.generic or small in words.bodies:
        return head.lower() in words.strategies and first[0].isupper() and small in words.strategy_topics
    if _NUMBER_WORDS.search(small) and not has_shape(first):
        return bool(_NUMBERED.fullmatch(first)) and not _NUMBER_WORDS.search(first.partition("-")[2])
    if small.partition("-")[0] in words.generic and small.rpartition("-")[2] in words.generic:
        return False
    return first[0].isupper() and len(first) > 1


def important_projects(text: str) -> Iterator[Candidate]:
    """Yield important projects of common European interest, and Spain's, with what they are about."""
    for found in _IMPORTANT.finditer(text):
        end = found.end()
        about = found["about"]
        if _PLURALS.search(about) or about.isdigit() or about.upper() == "IPCEI":
            continue
        while text[end - 1] in "-/&+":
            end -= 1
        yield Candidate(start=found.start(), end=end, rule="program.important_project")
        for _ in range(_MOST):
            further = _FURTHER.match(text, end)
            if further is None or not any(character.isdigit() for character in further["about"]):
                break
            end = further.end()
            name = f"{found['kind']} {further['about']}"
            yield Candidate(start=further.start("about"), end=end, rule="program.important_project", name=name)
