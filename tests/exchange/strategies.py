"""Hypothesis strategies: hostile text, and whole projects as an export sees them."""

import hashlib

from hypothesis import strategies as st

from db.records import Article, ArticleId, ExportAnnotation, ExportArticle, SessionState, Status
from exchange.decoding import canonical

# Emoji, ZWJ family, flag, no-break spaces, separators, non-characters, combining marks, soft hyphen, right-to-left.
HOSTILE = (
    *("a", "Z", "ä", "ß", "€", "7", ",", '"', "'", "\n", "\t", " ", "=", "+", "-", "@", "|", "\\", "{", "}"),
    *("😀", "👩\u200d👧\u200d👦", "🇩🇪", "☀\ufe0f", "e\u0301", "\u0308", "\u00a0", "\u202f", "\u2007", "\u00ad"),
    *(
        "\u2028",
        "\u2029",
        "\u0085",
        "\ufffe",
        "\ufdd0",
        "\ufeff",
        "\u200f",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x7f",
        "\U0010ffff",
    ),
)
VALUES = {
    "amount": (
        '{"basis":"total","currency":"EUR","max":"380000000","min":"380000000","period":null,"qualifier":"over"}',
        '{"basis":"each","currency":null,"max":"3","min":"2.5","note":"about","period":"P1Y","qualifier":"range"}',
    ),
    "date": (
        '{"edtf":"2025/..","inferred":false,"mod":"START"}',
        '{"edtf":null,"inferred":true,"mod":null,"note":"deictic"}',
    ),
    "country": ('{"code":"CZ"}', '{"code":null}'),
    "program": ('{"name":"=Digital \\"Europe\\", Programme","status":"resolved"}',),
    "beneficiary": (),
}

words = st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join)
raw_texts = st.one_of(st.text(), st.lists(st.sampled_from((*HOSTILE, "\r", "\r\n", "\0")), max_size=60).map("".join))
texts = raw_texts.map(lambda text: canonical(text)[0])


@st.composite
def annotations(draw, text, states):
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    state = draw(st.sampled_from(states))
    label = draw(st.sampled_from(sorted(VALUES)))
    value = draw(st.sampled_from((None, *VALUES[label])))
    return ExportAnnotation(
        session=state.session,
        annotator=state.annotator,
        label=label,
        start=start,
        end=end,
        words=text[start:end],
        value=value,
        rule=None if value is None else draw(st.sampled_from(("typed", "given", "amount.scale_word"))),
        note=draw(words),
        flagged=draw(st.booleans()),
        made_at="2025-11-03T08:00:00.000001Z",
        changed_at="2025-11-03T09:00:00.000001Z",
    )


@st.composite
def articles(draw):
    text = draw(texts)
    states = (
        SessionState(
            session="first", annotator="Ada", status=draw(st.sampled_from(Status)), flagged=draw(st.booleans())
        ),
        SessionState(session=draw(words), annotator="=Bea, B.", status=Status.OPEN, flagged=False),
    )
    article = Article(
        id=ArticleId(hashlib.sha256(text.encode()).hexdigest()),
        title=draw(words),
        title_is_heading=False,
        language=draw(st.sampled_from((None, "de", "en"))),
        published=draw(st.sampled_from((None, "2025-11-03"))),
        source=draw(words),
        length=len(text),
        imported_at="2025-11-03T08:00:00Z",
    )
    found = draw(st.lists(annotations(text, states), max_size=4)) if text else []
    return ExportArticle(article=article, text=text, sessions=states, annotations=tuple(found))


projects = st.lists(articles(), max_size=4)
