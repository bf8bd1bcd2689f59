"""Short lines that the window says about what it shows."""

from datetime import date, datetime

from PySide6.QtCore import QLocale

from db.project import Project
from db.records import Article
from desktop.desk import Desk
from desktop.translate import tr


def article_header(article: Article) -> str:
    """Return the line under an article's heading: source, language, length, dates."""
    pieces = [article.source]
    if article.language:
        pieces.append(language_name(article.language))
    pieces.append(tr("Window", "{n} characters").format(n=grouped(article.length)))
    if article.published:
        pieces.append(tr("Window", "published {day}").format(day=day(article.published)))
    pieces.append(tr("Window", "imported {day}").format(day=day(article.imported_at[:10])))
    return " · ".join(piece for piece in pieces if piece)


def project_title(project: Project) -> str:
    """Return a project's name, with that of its file where it is another: a copy, or a restored backup."""
    name, file = project.name, project.path.stem
    return name if file == name else f"{name} ({file})"


def language_name(code: str) -> str:
    """Return the English name of a language by its code, or the code."""
    language = QLocale.codeToLanguage(code)
    return code if language == QLocale.Language.AnyLanguage else QLocale.languageToString(language)


def country_name(code: str) -> str:
    """Return the English name of a country by its code, or the code."""
    found = QLocale.codeToTerritory(code)
    return code if found == QLocale.Country.AnyTerritory else QLocale.territoryToString(found)


def day(iso: str) -> str:
    """Return an ISO day as it is read: "3 Nov 2025"; what is no day as it stands."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    month = QLocale(QLocale.Language.English).monthName(found.month, QLocale.FormatType.ShortFormat)
    return f"{found.day} {month} {found.year}"


def moment(iso: str) -> str:
    """Return a UTC time as local day and time: "3 Nov 2025, 14:05"; what is no time as it stands."""
    try:
        found = datetime.fromisoformat(iso.replace("Z", "+00:00")).astimezone()
    except ValueError:
        return iso
    return f"{day(found.date().isoformat())}, {found:%H:%M}"


def grouped(number: int) -> str:
    """Return a number with thin spaces between its groups of three."""
    return f"{number:,}".replace(",", "\u202f")


def counted(said: str, count: int) -> str:
    """Return what was said with a count, which gets thin spaces between its groups of three: "12 400 facts"."""
    return said.replace(str(count), grouped(count), 1)


def facts_text(count: int) -> str:
    """Return a number of facts: "1 fact", "12 400 facts"."""
    return counted(tr("Telling", "%n fact(s)", count), count)


def articles_text(count: int) -> str:
    """Return a number of articles: "1 article", "20 000 articles"."""
    return counted(tr("Telling", "%n article(s)", count), count)


def counts_line(desk: Desk) -> str:
    """Return how many annotations the article has, and how many suggestions wait."""
    if desk.article is None:
        return ""
    flagged = desk.flagged
    said = [tr("Window", "%n annotation(s)", len(desk.annotations))]
    if desk.suggestions:
        said.append(tr("Window", "{n} suggested").format(n=len(desk.suggestions)))
    if flagged:
        said.append(tr("Window", "{n} flagged").format(n=flagged))
    return " · ".join(said)


def span_line(desk: Desk) -> str:
    """Return where the chosen annotation or the selection lies."""
    here = desk.marked(desk.chosen)
    start, end = (here.start, here.end) if here else desk.selection
    if start == end:
        return ""
    what = here.label[:1].upper() + here.label[1:] if here else tr("Window", "Selection")
    return tr("Window", "{what} · characters {start}–{end}").format(what=what, start=start, end=end)


def progress_line(name: str, done: int, total: int) -> str:
    """Return how far long work is: "Importing 120 of 400"."""
    if total:
        return tr("Window", "{name} {done} of {total}").format(name=name, done=grouped(done), total=grouped(total))
    return f"{name} {grouped(done)}" if done else f"{name}…"
