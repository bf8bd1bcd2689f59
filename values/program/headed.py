"""Names that a word for programs ends, begins or introduces: "AI Compute Access Fund", "programu Infostrateg"."""

from collections.abc import Iterator
from typing import Final

from values.program.candidate import Candidate
from values.program.tokens import Token, Tokens, has_shape, is_capital, is_number, is_target_year
from values.program.words import ProgramWords

_MOST: Final = 14  # words of a name
_LONG_ENOUGH: Final = 4
_LONG_NAME: Final = 3  # capitals behind a head that make a name even at the beginning of a sentence
_FRAME: Final = 40
_SHOUTED: Final = 8  # letters of a name in capitals, which short forms of bodies do not have
_NOUN_LETTERS: Final = 5
_AND: Final = frozenset(("y", "e", "et", "en", "a", "i", "and", "und", "oraz"))
_ADJECTIVES: Final = ("e", "en", "er", "es", "em")
_SHORT_TOPICS: Final = ("KI", "AI", "IT", "IA", "SI", "BW")


def headed_names(tokens: Tokens, words: ProgramWords) -> Iterator[Candidate]:
    """Yield the names beside words for programs, in the order of those words."""
    for index, token in enumerate(tokens.items):
        capital = token.words[0].isupper()
        if capital and (token.small in words.name_heads or _is_pair(tokens, index, words)):
            yield from _ended(tokens, index, words)
        if capital and token.small in words.first_heads:
            yield from _begun(tokens, index, words)
        if capital and has_shape(token.words) and _is_framed(tokens, index, words):
            yield Candidate(start=token.start, end=tokens[own_run(tokens, index, words)].end, rule="program.introduced")
        if words.introduces(token.small):
            yield from _introduced(tokens, index, words)
            if not capital:
                yield from _followed(tokens, index, words)
        elif token.small in words.heads - words.official_heads:
            yield from _in_capitals(tokens, index, words)


def _is_pair(tokens: Tokens, index: int, words: ProgramWords) -> bool:
    """Tell whether two words together end a name, behind one that is its own: "Atlantic AI Factory"."""
    if index < 2 or not tokens.joined(index - 1) or not tokens.joined(index - 2):
        return False
    named = tokens[index - 1].small + " " + tokens[index].small in words.name_pairs
    return named and tokens[index - 2].small not in words.generic and is_capital(tokens[index - 2].words)


def _is_framed(tokens: Tokens, index: int, words: ProgramWords) -> bool:
    """Tell whether a phrase such as "im Rahmen von" stands before a made-up word that is no body."""
    token = tokens[index]
    before = tokens.text[max(0, token.start - _FRAME) : token.start].lower()
    if token.small in words.bodies or token.words[0].isdigit() or not token.words[0].isupper():
        return False
    return before[-1:] == " " and before[:-1].endswith(words.frames)


def _ended(tokens: Tokens, index: int, words: ProgramWords) -> Iterator[Candidate]:
    """A run of capitals that ends with the head: "Canadian Sovereign AI Compute Strategy"."""
    first = _back(tokens, index, words)
    while first < index and _is_lead(tokens, first, words):
        first += 1
    before = [tokens[place] for place in range(first, index)]
    purpose = _purpose(tokens, index, words)
    if not purpose and not _says_enough([token for token in before if token.small not in words.links], words):
        return
    last = purpose or _version_after(tokens, index)
    if _goes_on(tokens, last) or _counted(tokens, first, words):
        return  # a heading with a capital on each word, or a kind of thing
    run = " " + " ".join(token.small for token in [*before[-3:], tokens[index]])
    if any(run.endswith(" " + body) for body in words.bodies if " " in body):
        return
    yield Candidate(start=tokens[first].start, end=tokens[last].end, rule="program.head")


def _back(tokens: Tokens, index: int, words: ProgramWords) -> int:
    first = index
    for place in range(index - 1, max(-1, index - _MOST), -1):
        if not tokens.joined(place):
            break
        token = tokens[place]
        if is_capital(token.words) or (token.words[0].isdigit() and has_shape(token.words)):
            first = place
        elif token.small not in words.links or first != place + 1:
            break
    return first


def _is_lead(tokens: Tokens, place: int, words: ProgramWords) -> bool:
    small = tokens[place].small
    return small in words.not_names or small in words.counts or small in words.links or small in words.determiners


def _says_enough(before: list[Token], words: ProgramWords) -> bool:
    """Tell whether the words before a head make a name of it: two, or one that is no common word."""
    if not before:
        return False
    if len(before) > 1:
        return True
    only = before[0]
    return only.small not in words.generic and only.small not in words.bodies and has_shape(only.words)


def _purpose(tokens: Tokens, index: int, words: ProgramWords) -> int:
    """Return the last word of "for Infrastructure and Climate Neutrality" behind a head, 0 without."""
    if index + 2 >= len(tokens) or not tokens.joined(index) or not tokens.joined(index + 1) or tokens.opens(index):
        return 0
    purpose = tokens[index + 1].small in words.capital_purposes and tokens[index + 2].words[0].isupper()
    return _forward(tokens, index + 1, words) if purpose else 0


def _version_after(tokens: Tokens, index: int) -> int:
    following = index + 1
    if following < len(tokens) and tokens.joined(index) and is_number(tokens[following].words):
        return tokens.until(following)
    return index


def _goes_on(tokens: Tokens, index: int) -> bool:
    following = index + 1
    return following < len(tokens) and tokens.joined(index) and tokens[following].words[0].isupper()


def _counted(tokens: Tokens, first: int, words: ProgramWords) -> bool:
    if not first or not tokens.joined(first - 1):
        return False
    before = tokens[first - 1]
    return before.small in words.counts - words.possessives or before.words[0].isdigit()


def _begun(tokens: Tokens, index: int, words: ProgramWords) -> Iterator[Candidate]:
    """A capital head and the run behind it: "Plan Nacional de Algoritmos Verdes"."""
    if words.capital_nouns:
        return
    last = _forward(tokens, index, words)
    named = _has_purpose(tokens, index, last, words) or (words.adjectives_first and last - index >= _LONG_NAME)
    if tokens.opens(index) and not named:
        return
    inner = [tokens[place] for place in range(index + 1, last + 1) if tokens[place].small not in words.links]
    if not any(token.small not in words.generic and not token.words[0].isdigit() for token in inner):
        return
    first = index
    if index and tokens.joined(index - 1) and tokens[index - 1].words[0].isupper():
        first -= tokens[index - 1].small in words.name_adjectives
    span = " ".join(tokens[place].small for place in range(first, last + 1))
    if not any(span.startswith(body) for body in words.bodies if " " in body):
        yield Candidate(start=tokens[first].start, end=tokens[last].end, rule="program.head")


def _has_purpose(tokens: Tokens, index: int, last: int, words: ProgramWords) -> bool:
    """Tell whether a head has what it is for, in capitals, behind it: "Fondo per la Repubblica Digitale"."""
    purpose = index + 1 < last and tokens[index + 1].small in words.purposes
    return purpose and sum(is_capital(tokens[place].words) for place in range(index + 2, last + 1)) > 1


def _forward(tokens: Tokens, index: int, words: ProgramWords) -> int:
    """Return the last word of the run of capitals, with small links between them, that a word begins."""
    last = index
    for place in range(index + 1, min(len(tokens), index + _MOST)):
        if not (tokens.joined(place - 1) or _in_series(tokens, place)):
            break
        token = tokens[place]
        if is_capital(token.words):
            last = place
        elif is_number(token.words):
            return tokens.until(place)
        elif token.small not in words.links or (token.small in _AND and _links_article(tokens, place, words)):
            break
    return last


def _in_series(tokens: Tokens, place: int) -> bool:
    """Tell whether a comma stands in a series of three: "Plan de Recuperación, Transformación y Resiliencia"."""
    if tokens.gap(place - 1) != ", " or place + 2 >= len(tokens) or not tokens[place - 1].words[0].isupper():
        return False
    return tokens[place + 1].small in _AND and is_capital(tokens[place].words) and is_capital(tokens[place + 2].words)


def _links_article(tokens: Tokens, place: int, words: ProgramWords) -> bool:
    """Tell whether an "and" joins another name with its article: "y el PERTE Chip"."""
    following = place + 1
    return following < len(tokens) and tokens[following].small in words.determiners | words.links


def _introduced(tokens: Tokens, index: int, words: ProgramWords) -> Iterator[Candidate]:
    """The name behind a head that only says what it is: "programme TWIST", "Initiative MinGenTec"."""
    first = index + 1
    if first >= len(tokens) or tokens.gap(index) not in (" ", "\u00a0") or tokens[index].words.isupper():
        return
    token = tokens[first]
    if not is_capital(token.words) or not _begins_name(tokens, index, words):
        return
    last = own_run(tokens, first, words)
    if tokens[index].small in words.plural_heads:
        last = _first_of_series(tokens, first, last)
    shaped = has_shape(token.words)
    rule = "program.introduced" if shaped or not words.capital_nouns else "program.introduced_word"
    if last == first and not shaped and _numbered(tokens, last):
        return
    yield Candidate(start=token.start, end=tokens[last].end, rule=rule, strong=shaped or last > first)
    if tokens[index].small in words.plural_heads:
        yield from coordinated(tokens, last, words)


def _in_capitals(tokens: Tokens, index: int, words: ProgramWords) -> Iterator[Candidate]:
    """The name in capitals throughout behind a head that elsewhere needs quotation marks: "výzva CHYTRÁ HALA"."""
    first = last = index + 1
    while last < len(tokens) and tokens.joined(last - 1) and _is_shouted(tokens[last], words):
        last += 1
    letters = sum(len(tokens[place].words) for place in range(first, last)) if last - first > 1 else 0
    if letters >= _SHOUTED and not tokens[index].words.isupper() and not _goes_on(tokens, last - 1):
        end = tokens[_version_after(tokens, last - 1)].end
        yield Candidate(start=tokens[first].start, end=end, rule="program.introduced")


def _is_shouted(token: Token, words: ProgramWords) -> bool:
    return token.words.isupper() and token.words.isalpha() and token.small not in words.bodies | words.not_names


def _first_of_series(tokens: Tokens, first: int, last: int) -> int:
    """Return the last word before the comma that parts the names behind a plural."""
    return next((place for place in range(first, last) if tokens.gap(place) == ", "), last)


def _numbered(tokens: Tokens, index: int) -> bool:
    """Tell whether a short number follows that no name of a program has: "das Projekt Stuttgart 21"."""
    following = index + 1
    if following >= len(tokens) or not tokens.joined(index):
        return False
    return tokens[following].words.isdigit() and len(tokens[following].words) in (1, 2, 4)


def _begins_name(tokens: Tokens, index: int, words: ProgramWords) -> bool:
    """Tell whether the word behind a head can begin a name; of languages that write every noun large only some can."""
    name = tokens[index + 1]
    if name.small in words.not_names or name.small in words.bodies or name.small in words.heads:
        return False
    if has_shape(name.words) and not name.words.isdigit():
        return True
    if not words.capital_nouns:
        pair = index + 2 < len(tokens) and tokens.joined(index + 1) and is_capital(tokens[index + 2].words)
        return len(name.words) >= _LONG_ENOUGH - pair and not tokens.opens(index + 1)
    following = index + 2
    if following < len(tokens) and tokens.joined(index + 1) and is_capital(tokens[following].words):
        return not tokens.opens(following)
    before = _article(tokens, index)
    if "-" in name.words:
        return before in words.determiners and name.words.rpartition("-")[2][:1].isupper()
    noun = name.small.endswith(words.weak_endings) or len(name.words) < _NOUN_LETTERS
    return before in words.determiners and not noun and tokens[index].small in words.heads


def _article(tokens: Tokens, index: int) -> str:
    """Return the word before a head, the one before that where an adjective stands between them."""
    if not index or not tokens.joined(index - 1):
        return ""
    before = tokens[index - 1].small
    adjective = before == tokens[index - 1].words and before.endswith(_ADJECTIVES) and len(before) >= _LONG_ENOUGH
    return tokens[index - 2].small if adjective and index > 1 and tokens.joined(index - 2) else before


def own_run(tokens: Tokens, first: int, words: ProgramWords) -> int:
    """Return the last word of a name that a head or a phrase introduces."""
    if not words.capital_nouns:
        return _with_noun(tokens, first, _trimmed(tokens, first, _forward(tokens, first, words), words), words)
    last = first
    shaped = has_shape(tokens[first].words)
    for place in range(first + 1, min(len(tokens), first + _MOST)):
        words_here = tokens[place].words
        fits = has_shape(words_here) or is_number(words_here) or words_here in _SHORT_TOPICS
        if not tokens.joined(place - 1) or not (fits or (not shaped and is_capital(words_here) and place < first + 3)):
            break
        comma = tokens.text[tokens[place].end : tokens[place].end + 1] == ","
        if words_here[0].isdigit() and comma and not is_target_year(words_here):
            break
        last = place
    return last


def _with_noun(tokens: Tokens, first: int, last: int, words: ProgramWords) -> int:
    """Return the last word with the noun in small letters that an adjective alone needs: "Křemíkový most 2030"."""
    following = last + 1
    alone = last == first and words.adjectives_first and tokens[first].small.endswith(words.adjective_endings)
    if not alone or following >= len(tokens) or not tokens.joined(last):
        return last
    noun = tokens[following]
    if not noun.words.islower() or len(noun.words) < _LONG_ENOUGH - 1 or noun.small in words.not_names | words.links:
        return last
    return _version_after(tokens, following)


def _trimmed(tokens: Tokens, first: int, last: int, words: ProgramWords) -> int:
    """Return the last word of a run without what a preposition joins to it: "TWIST in Prague"."""
    for place in range(first + 1, last):
        if (
            tokens[place].small in words.links
            and has_shape(tokens[first].words)
            and not tokens[place].words[0].isupper()
        ):
            return place - 1
    return last


def coordinated(tokens: Tokens, last: int, words: ProgramWords) -> Iterator[Candidate]:
    """Yield the further names of "the programmes EXIST, ZIM and INVEST"."""
    for _ in range(_MOST):
        gap, following = tokens.gap(last), last + 1
        if following < len(tokens) and gap == " " and tokens[following].small in words.links | {"und", "sowie", "oder"}:
            gap, following = tokens.gap(following), following + 1
        elif gap != ", ":
            return
        if following >= len(tokens) or tokens[following].small in words.bodies:
            return
        last = _first_of_series(tokens, following, own_run(tokens, following, words))
        pair = not words.capital_nouns and is_capital(tokens[following].words) and last > following
        if not has_shape(tokens[following].words) and not pair:
            return
        yield Candidate(start=tokens[following].start, end=tokens[last].end, rule="program.introduced")


def _followed(tokens: Tokens, index: int, words: ProgramWords) -> Iterator[Candidate]:
    """The name before a head that only says what it is: "the TWIST programme"."""
    if words.capital_nouns or not index or not tokens.joined(index - 1) or tokens.gap(index - 1) != " ":
        return
    last = index - 1
    first = _back(tokens, index, words)
    while first < last and _is_lead(tokens, first, words):
        first += 1
    run = [tokens[place] for place in range(first, index)]
    if not first or len(run) > _MOST or tokens[first - 1].small != "the" or not tokens.joined(first - 1):
        return
    shaped = [token for token in run if has_shape(token.words) and token.small not in words.bodies]
    if shaped and run[0].small not in words.generic and all(is_capital(token.words) for token in run):
        yield Candidate(start=shaped[0].start, end=run[-1].end, rule="program.introduced")
