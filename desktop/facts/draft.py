"""A value or note that is being typed, apart from the record it belongs to."""

from dataclasses import dataclass

from db.records import AnnotationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in a field and is not yet kept."""

    annotation: AnnotationId
    label: str  # of the annotation: what the words typed are read as
    field: str  # "value" or "note"
    before: str  # what the field showed when the typing began
    typed: str

    @property
    def is_changed(self) -> bool:
        """Say whether there is anything to keep."""
        return self.typed != self.before
