"""The one style sheet. It is restrained: borders, radii and paddings; what has a state paints itself."""

from desktop.theme.colours import Colours
from desktop.theme.contrast import mix

BASE_SIZE = 14  # pixels of the window's text at 100 %

_SHEET = """
* {{ outline: none; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {rule}; padding: 4px 6px; }}
QMainWindow, QDialog {{ background: {chrome}; }}
QMainWindow::separator {{ background: {rule}; width: 1px; height: 1px; }}
QSplitter::handle {{ background: {rule}; }}
QLabel[rank="dim"] {{ color: {dim}; }}
QLabel[rank="bad"] {{ color: {bad}; }}
QLabel[rank="strong"] {{ font-weight: 600; }}
QLabel[rank="title"] {{ font-weight: 600; font-size: 20px; }}
QLabel[rank="small"] {{ color: {dim}; font-size: 13px; }}
QPushButton {{ background: {paper}; color: {ink}; border: 1px solid {rule}; border-radius: 6px; padding: 4px 12px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {accent_soft}; }}
QPushButton:focus {{ border: 1px solid {accent}; }}
QPushButton:default {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; }}
QPushButton:disabled {{ color: {faded}; background: transparent; border: 1px solid {rule}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QLineEdit, QPlainTextEdit, QTextEdit#preview {{
    placeholder-text-color: {dim};
    background: {paper}; color: {ink}; border: 1px solid {rule}; border-radius: 6px; padding: 4px 8px;
    selection-background-color: {selection}; selection-color: {ink};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit#preview:focus {{ border: 1px solid {accent}; }}
QLineEdit[wrong="true"] {{ border: 1px solid {bad}; }}
QLineEdit:read-only {{ background: {chrome}; }}
QToolButton#toggle {{ border: 1px solid transparent; border-radius: 5px; padding: 2px 6px; }}
QToolButton#toggle:checked {{ background: {accent_soft}; border: 1px solid {accent}; }}
QToolButton#toggle:focus {{ border: 1px solid {accent}; }}
QComboBox QLineEdit {{ border: none; padding: 2px 4px; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {rule}; }}
QMenu {{ background: {raised}; color: {ink}; border: 1px solid {rule}; border-radius: 8px; padding: 6px; }}
QMenu::item {{ padding: 5px 28px 5px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {ink}; }}
QMenu::item:disabled {{ color: {faded}; }}
QMenu::separator {{ height: 1px; background: {rule}; margin: 5px 8px; }}
QAbstractItemView {{ background: {paper}; color: {ink}; border: none; selection-background-color: {accent_soft};
    selection-color: {ink}; }}
QListWidget {{ border: 1px solid {rule}; border-radius: 6px; padding: 4px; }}
QListWidget:disabled {{ color: {faded}; }}
QListWidget::indicator {{ width: 13px; height: 13px; border: 1px solid {edge}; border-radius: 3px;
    background: {paper}; }}
QListWidget::indicator:checked {{ background: {accent}; border: 1px solid {accent}; }}
QListWidget::indicator:disabled {{ border: 1px solid {rule}; }}
QHeaderView::section {{ background: {chrome}; color: {dim}; border: none; border-bottom: 1px solid {rule};
    padding: 4px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::handle:hover {{ background: {edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QFrame#card {{ background: {paper}; border: 1px solid {rule}; border-radius: 8px; }}
QFrame#header {{ background: {chrome}; border: none; border-bottom: 1px solid {rule}; }}
QFrame#status {{ background: {chrome}; border: none; border-top: 1px solid {rule}; }}
QFrame#floating {{ background: {raised}; border: 1px solid {rule}; border-radius: 8px; }}
QFrame#popup {{ background: {raised}; border: 1px solid {edge}; }}
QFrame#hairline {{ background: {rule}; border: none; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 2px; }}
QProgressBar {{ background: {rule}; border: none; border-radius: 2px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
"""


def style_sheet(colours: Colours) -> str:
    """Return the application's style sheet for a theme, whose values are our own constants and never data of a file."""
    names = {name: getattr(colours, name) for name in Colours.__slots__ if name != "dark"}
    faded = mix(colours.ink, colours.chrome, 0.45)
    return _SHEET.format(**names, faded=faded, handle=mix(colours.dim, colours.chrome, 0.45))
