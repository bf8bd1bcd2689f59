"""The look, as the article view takes it."""

from desktop.article.style import ArticleStyle, LabelStyle, Underline
from desktop.theme.look import Look

_UNDERLINES = tuple(Underline)


def article_style(look: Look, base_px: float = 18.0) -> ArticleStyle:
    """Return the style of the article view under a look.

    Labels take the shapes of underline in their order, so that they differ by more than colour.

    Args:
        look: colours, fonts and labels.
        base_px: size of the running text at 100 %, in pixels.
    """
    colours = look.colours
    names = list(look.hues())
    return ArticleStyle(
        labels={name: _label(look, name, place) for place, name in enumerate(names)},
        other=_label(look, "", 0),
        serif=look.families.serif,
        sans=look.families.sans,
        mono=look.families.fixed,
        base_px=base_px,
        paper=colours.paper,
        ink=colours.ink,
        dim=colours.dim,
        selection=colours.selection,
        focus_ring=colours.accent,
        hit=colours.hit,
        hit_current=colours.hit_current,
        border=colours.rule,
        raised=colours.raised,
        extent=colours.hover,
        dark=colours.dark,
    )


def _label(look: Look, name: str, place: int) -> LabelStyle:
    drawn = look.label(name)
    return LabelStyle(
        fill=drawn.fill,
        line=drawn.ink,
        text=drawn.ink,
        underline=_UNDERLINES[place % len(_UNDERLINES)],
        letter=look.letter(name) if name else "•",
        title=look.title(name) if name else "",
    )
