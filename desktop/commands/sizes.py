"""Sizes in words."""

UNITS = ("bytes", "kB", "MB", "GB", "TB")


def in_words(size: int) -> str:
    """Return a number of bytes as a person reads it: "512 bytes", "1.4 MB"."""
    amount, unit = float(size), 0
    while amount >= 999.5 and unit < len(UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    if unit == 0:
        return f"{size} byte" if size == 1 else f"{size} bytes"
    return f"{amount:.0f} {UNITS[unit]}" if amount >= 9.95 else f"{amount:.1f} {UNITS[unit]}"
