"""What the pane says where it has nothing to list."""

from collections.abc import Sequence

from db.records import Article, LabelRow
from desktop.theme.look import Look
from desktop.translate import tr


def nothing_marked(article: Article | None, labels: Sequence[LabelRow], look: Look, *, writable: bool) -> str:
    """Return what to do in an article in which nothing is marked; an empty text without an article."""
    if article is None:
        return ""
    if not writable:
        return tr("Facts", "Nothing is marked in this article.")
    keys = ", ".join(
        tr("Facts", "{key} for {label}").format(key=row.key, label=look.title(row.name))
        for row in labels
        if not row.retired
    )
    return tr("Facts", "Nothing is marked here yet. Select words in the article and press {keys}.").format(keys=keys)
