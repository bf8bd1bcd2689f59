"""Files that ship with Beleg: icons, themes, translations, name lists, the label set."""
