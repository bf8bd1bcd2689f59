"""Reads a country: its name, by-name, inflected form or code (guideline, section 4)."""

from typing import Final

from values.context import Context
from values.country.codes import CODES
from values.languages.countries import CountryNames, fold_name, is_form, stem
from values.languages.lexicon import Lexicon
from values.types import Country, Reading

_LONGEST: Final = 100


def read_country(context: Context, lexicon: Lexicon) -> Reading | None:
    """Return the country of a span, or None where its words name none."""
    written = context.words.strip()
    if len(written) > _LONGEST:
        return None
    names = lexicon.countries
    for name in _forms(fold_name(written), names):
        if name in names.shared:
            return Reading(value=Country(code=None), rule="country.shared_name")
        if name in names.by_names and names.names.get(name) != names.by_names[name]:
            return Reading(value=Country(code=names.by_names[name]), rule="country.by_name")
        if name in names.names:
            return Reading(value=Country(code=names.names[name]), rule="country.name")
        if name in names.inflected:
            return Reading(value=Country(code=names.inflected[name]), rule="country.inflected")
    if written in CODES:
        return Reading(value=Country(code=written), rule="country.code")
    return _inflected(_forms(fold_name(written), names), names)


def _inflected(forms: list[str], names: CountryNames) -> Reading | None:
    for name in forms:
        for known in names.stems.get(stem(name, names.endings), ()):
            if is_form(name, known, names.endings):
                code = names.by_names.get(known) or names.names[known]
                return Reading(value=Country(code=code), rule="country.inflected")
        if _has_shared_stem(name, names):
            return Reading(value=Country(code=None), rule="country.shared_name")
    return None


def _forms(name: str, names: CountryNames) -> list[str]:
    """Return the name, and what is left without an article, a possessive and "republic of"."""
    forms = [name, name.removesuffix("'s").removesuffix("'")]
    forms += [rest for form in forms for rest in _without_article(form, names)]
    for form in forms[:]:
        words = form.replace("'", "' ").split()  # "république d'islande"
        for cut in (1, 2, 3):
            if cut < len(words) and _is_state_form(words[:cut], names):
                rest = " ".join(words[cut:]).replace("' ", "'")
                forms += [rest, *_without_article(rest, names)]
    return list(dict.fromkeys(forms))


def _without_article(form: str, names: CountryNames) -> list[str]:
    """Return what follows a leading article; an elided one touches it ("l'italie")."""
    leads = (article if article.endswith("'") else f"{article} " for article in names.articles)
    return [form.removeprefix(lead) for lead in leads if form.startswith(lead)]


def _is_state_form(words: list[str], names: CountryNames) -> bool:
    return stem(" ".join(words), names.endings) in names.state_forms


def _has_shared_stem(name: str, names: CountryNames) -> bool:
    found = stem(name, names.endings)
    return any(stem(shared, names.endings) == found for shared in names.shared)
