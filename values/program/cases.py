"""The cases of Polish and Czech names that begin with their head: "Horyzontu Europa", "Evropského fondu pro …"."""

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Final

_NOUNS: Final = """
program programu programem programie programowi|program programu programem programu programu|plan planu planem planie
|plán plánu plánem plánu|fundusz funduszu funduszem funduszu funduszowi|fond fondu fondem fondu
|horyzont horyzontu horyzontem horyzoncie|horizont horizontu horizontem horizontu|korpus korpusu korpusem korpusie
|grant grantu grantem grancie|kompas kompasu kompasem kompasie|kredyt kredytu kredytem kredycie
|instrument instrumentu instrumentem instrumencie|nástroj nástroje nástrojem nástroji|rozwój rozwoju rozwojem rozwoju
"""
_FEMININE: Final = """
strategia strategii strategią strategii strategię|strategie strategie strategií strategii strategii
|inicjatywa inicjatywy inicjatywą inicjatywie inicjatywę|iniciativa iniciativy iniciativou iniciativě iniciativu
|platforma platformy platformą platformie platformę|platforma platformy platformou platformě platformu
|polityka polityki polityką polityce politykę|tarcza tarczy tarczą tarczy tarczę|europa europy europą europie europę
|evropa evropy evropou evropě evropu|akademia akademii akademią akademii akademię
|inkubace inkubace inkubací inkubaci inkubaci
|dekáda dekády dekádou dekádě dekádu|gmina gminy gminą gminie gminę
"""
Forms = tuple[str, ...]

_ADJECTIVES: Final[
    dict[str, Forms]
] = {  # end of an adjective -> in the genitive, instrumental, locative, and dative or accusative
    "ki": ("kiego", "kim", "kim", "kiemu"),
    "y": ("ego", "ym", "ym", "emu"),
    "ý": ("ého", "ým", "ém", "ému"),
    "í": ("ího", "ím", "ím", "ímu"),
}
_FEMININE_ADJECTIVES: Final[dict[str, Forms]] = {
    "ka": ("kiej", "ką", "kiej", "ką"),
    "a": ("ej", "ą", "ej", "ą"),
    "á": ("é", "ou", "é", "ou"),
    "í": ("í", "í", "í", "í"),
}
_MOST_ADJECTIVES: Final = 3
_BEHIND: Final = ("ny", "wy", "ski", "cki", "na", "wa", "ska", "cka")  # adjectives behind a Polish noun
_COUNTRIES: Final = ("PL", "CZ", "EU")


def cases(words: str, country: str) -> Iterator[str]:
    """Yield the other cases of a name whose head and its adjectives are known.

    Args:
        words: a spelling in the nominative.
        country: of the program: the languages are those of Poland and Czechia, where the European Union is named too.
    """
    pieces = words.split(" ") if country in _COUNTRIES else []
    for head, piece in enumerate(pieces[: _MOST_ADJECTIVES + 1]):
        for forms, endings in _forms().get(piece.lower(), ()):
            for behind in range(_adjectives_behind(pieces, head) + 1):
                yield from _declined(pieces, head, behind, forms, endings)


def _adjectives_behind(pieces: list[str], head: int) -> int:
    """Return how many words behind a head may agree with it: "Fundusz Społeczny", but "Plan Odbudowy" as well."""
    return len(list(takewhile(lambda piece: piece.endswith(_BEHIND), pieces[head + 1 :])))


def _declined(pieces: list[str], head: int, behind: int, forms: Forms, endings: dict[str, Forms]) -> Iterator[str]:
    adjectives = [*range(head), *range(head + 1, head + 1 + behind)]
    if len(pieces) == 1 or any(_ending(pieces[place], endings) is None for place in adjectives):
        return
    for case, form in enumerate(forms):
        declined = list(pieces)
        declined[head] = form.capitalize() if pieces[head][0].isupper() else form
        for place in adjectives:
            ending = _ending(pieces[place], endings) or ""
            declined[place] = pieces[place].removesuffix(ending) + endings[ending][case]
        yield " ".join(declined)


def _ending(word: str, endings: dict[str, Forms]) -> str | None:
    return next((ending for ending in endings if word.endswith(ending)), None)


@cache
def _forms() -> dict[str, list[tuple[Forms, dict[str, Forms]]]]:
    """Return the cases of each head, and how adjectives beside it end."""
    found: dict[str, list[tuple[Forms, dict[str, Forms]]]] = {}
    for table, endings in ((_NOUNS, _ADJECTIVES), (_FEMININE, _FEMININE_ADJECTIVES)):
        for line in table.replace("\n", "").split("|"):
            noun, *forms = line.split()
            found.setdefault(noun, []).append((tuple(forms), endings))
    return found
