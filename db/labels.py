"""The label set that a new project starts with."""

from db.records import LabelRow
from values.types import Label

DEFAULT = (
    LabelRow(name=Label.PROGRAM.value, key="1", hue="#4f46c8"),
    LabelRow(name=Label.AMOUNT.value, key="2", hue="#0b7a56"),
    LabelRow(name=Label.COUNTRY.value, key="3", hue="#b4540a"),
    LabelRow(name=Label.DATE.value, key="4", hue="#a3277f"),
)
