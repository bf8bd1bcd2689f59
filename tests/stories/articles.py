"""Articles that the stories are about: inventions, with what real ones have."""

from pathlib import Path

HALL = """Neue Rechenhalle in Lübeck

nachrichten.example, Montag, 3. November 2025

Der Bund gibt über 380 Millionen Euro für das Programm Nordlicht KI. Seit Anfang 2025 arbeiten Dänemark und Polen mit.

• Tschechien
• Litauen

Weitere 2,5 Mrd. Euro im Jahr folgen bis Ende 2027, sagte „Frau Krüger“.
"""

BRIDGE = """Brückengeld für kleine Werkstätten

Erfurt, 9. September 2025

Das Land verlängert sein Programm Brückengeld. Von 2026 bis 2028 stehen rund 24,5 Mio. Euro bereit.
"""

GRANT = """Harbour Compute opens a second call

Published: 12 March 2026

The Harbour Compute Programme offers up to £120 million to firms in Poland and the Netherlands from autumn 2027.
"""

TABLE = """Vier Töpfe im Vergleich

| Topf | Land | Summe |
| Amber | Polen | 2 Mio. € |
| Spiegel | Tschechien | 30 Mio. € |
"""

NOTICE = """Hinweis der Redaktion

Bis Mitte 2026 prüft Österreich den Antrag über 12,5 Mio. Euro.
"""

FIVE = {"halle.txt": HALL, "bruecke.txt": BRIDGE, "grant.txt": GRANT, "toepfe.txt": TABLE, "hinweis.txt": NOTICE}

WINDOWS = "Grüße aus Österreich: 5 € für die Förderung größerer Hallen.\n"  # in cp1252, no UTF-8

HOSTILE = (
    "Dru\u0308ben 👩‍🔬 und 🇩🇪: „12\u00a0500\u202f000 Euro“ für Forschung.\u2028Zeile zwei: Cafe\u0301 Süd erhält"
    " 3\u00a0Mio.\u00a0Euro 👍🏽.\n\n\ufffeAnders: \U0001d7d9\U0001d7d8 Länder, darunter Ma\u0308hren.\n"
)

UNBROKEN = "Foerdermittelgeberkonsortiumssitzung" * 5  # a title of 180 characters without a space


def write(folder: Path, articles: dict[str, str]) -> list[Path]:
    """Write articles as UTF-8 files and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    return [folder / name for name in articles]
