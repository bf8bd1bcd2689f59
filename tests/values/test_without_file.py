"""Languages without a file: what CLDR knows of them is found, and nothing by the rules of another language."""

import pytest

from values.finding import find
from values.show import show

SENTENCES = [
    ("sv", "Tyskland och Polen betalar [2,5 miljarder euro] till år [2027].", "2 500 000 000 EUR | 2027"),
    ("sv", "I [mars 2025] fick Finland 10 000 processorer och 300 MW.", "2025-03"),
    ("sv", "Regeringen beslutade den [3 november 2025].", "2025-11-03"),
    ("pt", "O governo investe [25 milhões de euros] em [3 de novembro de 2025].", "25 000 000 EUR | 2025-11-03"),
    ("pt", "Em [2026] a Alemanha paga [1,4 mil milhões de euros].", "2026 | 1 400 000 000 EUR"),
    ("pt", "Em [março de 2026], a empresa compra 10.000 computadores.", "2026-03"),
    ("da", "Tyskland betaler [5 millioner euro] den [3. november 2025].", "5 000 000 EUR | 2025-11-03"),
    ("da", "Sverige køber 10.000 computere.", ""),
    ("da", "I [2026] kommer der [300 mio. euro].", "2026 | 300 000 000 EUR"),
    ("fi", "Suomi maksaa [5 miljoonaa euroa] [3. marraskuuta 2025].", "5 000 000 EUR | 2025-11-03"),
    ("fi", "Saksa antaa [2,5 miljardia euroa] vuonna [2026].", "2 500 000 000 EUR | 2026"),
    ("fi", "Ruotsi ostaa 10 000 tietokonetta.", ""),
    ("ro", "Germania plătește [2,5 miliarde de euro] până în [2027].", "2 500 000 000 EUR | 2027"),
    ("ro", "Guvernul a decis la [3 noiembrie 2025].", "2025-11-03"),
    ("ro", "Polonia cumpără 10.000 de calculatoare.", ""),
    ("hu", "A döntés napja [2025. november 3].", "2025-11-03"),
    ("hu", "Lengyelország [2025. november] óta 10 000 gépet vett.", "2025-11"),
    ("hu", "Németország [5 millió euró] támogatást ad.", "5 000 000 EUR"),
    ("sk", "Slovensko dá [5 miliónov eur] [3. novembra 2025].", "5 000 000 EUR | 2025-11-03"),
    ("sk", "Nemecko zaplatí [2,5 miliardy eur] v roku [2026].", "2 500 000 000 EUR | 2026"),
    ("sk", "Poľsko kúpi 10 000 počítačov.", ""),
    ("bg", "През [2026 г.] Германия плаща [2,5 млрд. евро].", "2026 | 2 500 000 000 EUR"),
    ("lt", "Vokietija sumokės [2026 m. birželio 3] d.", "2026-06-03"),
    ("el", "Η Γερμανία πληρώνει [2,5 δισ. ευρώ] στις [3 Νοεμβρίου 2025].", "2 500 000 000 EUR | 2025-11-03"),
]
FOREIGN = "Das Programm „Neue Rechner“ läuft seit vorigem Jahr; rund fünf Millionen kommen aus Frankreich."


@pytest.mark.parametrize(("language", "marked", "values"), SENTENCES, ids=lambda value: str(value)[:40])
def test_what_cldr_carries_is_found(language: str, marked: str, values: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = [one for one in find(text, language, None) if one.label in ("amount", "date")]
    words = [piece.partition("]")[0] for piece in marked.split("[")[1:]]
    assert [text[one.start : one.end] for one in found] == words
    assert " | ".join(show(one.reading.value) for one in found).replace("\u202f", " ") == values
    assert not any(one.reading.readings for one in found)


@pytest.mark.parametrize("language", ["sv", "pt", "da", "fi", "ro", "hu", "sk", "bg", "el"])
def test_no_rule_of_german_is_applied(language: str) -> None:
    assert [FOREIGN[one.start : one.end] for one in find(FOREIGN, language, "2025-11-20")] == []


@pytest.mark.parametrize(
    ("language", "country"),
    [
        ("sv", "Tyskland"),
        ("pt", "Alemanha"),
        ("da", "Tyskland"),
        ("fi", "Saksa"),
        ("ro", "Germania"),
        ("hu", "Németország"),
    ],
)
def test_countries_have_their_names(language: str, country: str) -> None:
    (one,) = find(f"{country} 10 000", language, None)
    assert show(one.reading.value) == "DE"
