"""Python's collecting of what refers to itself, put off while the window starts.

Until the first picture thousands of functions, classes and widgets are made, and nearly all of them stay. Python would
go through them again and again for nothing, which takes a tenth of the time until the window can be used.
"""

import gc


def put_off() -> None:
    """Collect nothing until `go_on`; what nothing refers to is freed all the same."""
    gc.disable()


def go_on() -> None:
    """Collect from now on."""
    gc.enable()
