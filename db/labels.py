"""The label set that a new project starts with."""

from db.records import LabelRow
from values.types import Label

DEFAULT = (
    LabelRow(name=Label.PROGRAM.value, key="1", hue="#4f46c5"),
    LabelRow(name=Label.AMOUNT.value, key="2", hue="#0b7a53"),
    LabelRow(name=Label.COUNTRY.value, key="3", hue="#b45309"),
    LabelRow(name=Label.DATE.value, key="4", hue="#a3187f"),
)
