"""A value or note that is being typed, apart from the record it belongs to."""

from dataclasses import dataclass
from typing import TypeAlias

from db.records import AnnotationId, FactId

OwnerId: TypeAlias = AnnotationId | FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in a field and is not yet kept."""

    owner: OwnerId
    label: str  # what the words typed are read as
    field: str  # "value", "note" or "title"
    before: str  # what the field showed when the typing began
    typed: str

    @property
    def is_changed(self) -> bool:
        """Say whether there is anything to keep."""
        return self.typed != self.before
