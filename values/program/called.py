"""Names that a sentence gives to a program: "das Programm heißt …", "…, a scheme for …", "… (Programm für …)"."""

from collections.abc import Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.headed import coordinated, own_run
from values.program.tokens import Token, Tokens, has_shape, is_capital, is_number
from values.program.words import ProgramWords

_MOST: Final = 6
_MOST_NOUNS: Final = 3
_PHRASE: Final = 40  # code points before a name in which the phrase stands
_FOR: Final = frozenset(("for",))
_HEAD: Final = 3  # words between a head and the phrase, at most


def called_names(tokens: Tokens, words: ProgramWords) -> Iterator[Candidate]:
    """Yield names without quotation marks that the words around them call programs, in text order."""
    singular = words.heads - words.actors - words.plural_heads
    for index, token in enumerate(tokens.items):
        if token.small in words.called_last:
            yield from _called(tokens, index + 1, words)
        if token.small in words.plural_heads:
            yield from _examples(tokens, index, words)
        if token.small in singular:
            yield from _beside(tokens, index, words)


def _examples(tokens: Tokens, index: int, words: ProgramWords) -> Iterator[Candidate]:
    """Two names or more behind "programmes such as" or "Projekte (", each with the look of a name made up."""
    first = index + 1
    if tokens.gap(index) not in (" (", ": "):
        behind = range(first, min(len(tokens) - 1, index + _HEAD))
        first = 1 + next((place for place in behind if tokens[place].small in words.such_as), -1)
    if not first or first >= len(tokens) or not _is_made_up(tokens, first, words):
        return
    last = own_run(tokens, first, words) if words.capital_nouns else first
    further = [one for one in coordinated(tokens, last, words) if has_small(tokens.text[one.start : one.end])]
    if further:
        yield Candidate(start=tokens[first].start, end=tokens[last].end, rule="program.introduced")
        yield from further


def _is_made_up(tokens: Tokens, index: int, words: ProgramWords) -> bool:
    token = tokens[index]
    return (
        token.words[0].isupper()
        and has_shape(token.words)
        and has_small(token.words)
        and (token.small not in words.bodies)
    )


def has_small(words: str) -> bool:
    """Tell whether a name has small letters: bodies and companies are often capitals alone."""
    return words != words.upper()


def _called(tokens: Tokens, index: int, words: ProgramWords) -> Iterator[Candidate]:
    if index < len(tokens) and is_capital(tokens[index].words) and _is_called(tokens, index, words):
        last = _run(tokens, index, words)
        start, end = tokens[index].start, tokens[last].end
        yield Candidate(start=start, end=end, rule="program.introduced", strong=last > index)


def _is_called(tokens: Tokens, index: int, words: ProgramWords) -> bool:
    """Tell whether a head and a phrase such as "called" stand right before a word."""
    if not tokens.joined(index - 1) or tokens[index].small in words.bodies:
        return False
    start = tokens[index].start
    before = tokens.text[max(0, start - _PHRASE) : start].lower().rstrip()
    phrase = next((phrase for phrase in words.called if before.endswith(" " + phrase)), None)
    if phrase is None or tokens[index].small in words.not_names:
        return False
    place = index - 1 - phrase.count(" ") - phrase.count("'") - phrase.count("’")
    head = place - 1
    return head >= 0 and tokens.gap(head) in (" ", ", ") and words.is_head(tokens[head].small)


def _run(tokens: Tokens, first: int, words: ProgramWords) -> int:
    """Return the last word of a name; in languages that write nouns large, of a short run of them."""
    last = own_run(tokens, first, words)
    if not words.capital_nouns or last > first:
        return last
    for place in range(first + 1, min(len(tokens), first + _MOST_NOUNS)):
        if not tokens.joined(place - 1) or not (is_capital(tokens[place].words) or is_number(tokens[place].words)):
            break
        last = place
    return last


def _beside(tokens: Tokens, index: int, words: ProgramWords) -> Iterator[Candidate]:
    """The name that "…, ein Wettbewerb für" or "… (Programm für" stands behind."""
    following = index + 1
    if following >= len(tokens) or not tokens.joined(index) or tokens[following].small not in words.purposes_after:
        return
    text, start = tokens.text, tokens[index].start
    last = index - 1
    if text[max(0, start - 2) : start] == " (":
        own = last >= 0 and text[tokens[last].end : start] == " (" and has_shape(tokens[last].words)
        if own and not tokens[last].words.isupper():
            yield from _before(tokens, last, words)
        return
    while last > index - _HEAD and last > 0 and tokens[last].words[0].islower() and tokens.joined(last):
        last -= 1
    article = tokens[last + 1].small
    article_behind = article in words.counts and last + 1 < index
    bare = not words.capital_nouns and last + 1 == index  # in Polish and Czech, which have no articles
    if tokens.gap(last) == ", " and (article_behind or bare):
        yield from _before(tokens, last, words, named=tokens[following].small in words.purposes | _FOR)


def _before(tokens: Tokens, last: int, words: ProgramWords, *, named: bool = False) -> Iterator[Candidate]:
    """The run of capitals that ends here, where it has the look of a name made up, or two words are `named` one."""
    first = last
    while first > max(0, last - _MOST) and tokens.joined(first - 1) and _continues(tokens, first - 1, words):
        first -= 1
    run = [tokens[place] for place in range(first, last + 1)]
    plain = run[0].small in words.bodies | words.not_names | words.generic
    shaped = not plain and any(has_shape(token.words) and token.small not in words.bodies for token in run)
    dated = len(run) > 1 and is_number(run[-1].words)
    if not is_capital(run[0].words):
        return
    pair = named and not plain and len(run) > 1 and not words.capital_nouns and _is_no_actor(run, words)
    if (shaped and not run[0].words.isupper()) or dated or pair:
        yield Candidate(start=run[0].start, end=run[-1].end, rule="program.introduced", strong=True)


def _is_no_actor(run: list[Token], words: ProgramWords) -> bool:
    return all(token.small not in words.bodies | words.owners for token in run)


def _continues(tokens: Tokens, place: int, words: ProgramWords) -> bool:
    small = tokens[place].small
    return is_capital(tokens[place].words) and small not in words.determiners and not tokens.opens(place + 1)
