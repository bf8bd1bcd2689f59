"""Faults that reading and writing files can meet. Each carries fields and gives one sentence."""

from db.errors import KnownError

CHOOSE_ENCODING = "say which encoding it has (--encoding NAME, or the choice in the import window)"


class NotUtf8(KnownError):
    """A file without byte-order mark that is not UTF-8."""

    def __init__(self, *, source: str, byte: int, offset: int, line: int) -> None:
        self.source = source
        self.byte = byte  # the first byte that no UTF-8 can have there
        self.offset = offset  # bytes before it
        self.line = line  # from 1

    def sentence(self) -> str:
        """Return the byte, its place, and how to name the encoding."""
        return (
            f"“{self.source}” is not UTF-8: byte 0x{self.byte:02X} in line {self.line} (offset {self.offset})"
            f" cannot stand there. To take it, {CHOOSE_ENCODING}; for German text often cp1252."
        )


class TooManyNuls(KnownError):
    """A file that is valid UTF-8 but so full of NUL characters that it is something else."""

    def __init__(self, *, source: str, nuls: int, length: int) -> None:
        self.source = source
        self.nuls = nuls
        self.length = length  # characters, or bytes where they are no UTF-8

    def sentence(self) -> str:
        """Return the share and the likely encodings."""
        return (
            f"“{self.source}” has {self.nuls} NUL characters among its {self.length}: it is UTF-16 without a byte-order"
            f" mark, or no text. If it is text, {CHOOSE_ENCODING}: utf-16-le or utf-16-be."
        )


class UnknownEncoding(KnownError):
    """An encoding was named that Python does not have, or that does not make text."""

    def __init__(self, *, name: str, is_codec: bool = False) -> None:
        self.name = name
        self.is_codec = is_codec  # it exists, but is no encoding of text files

    def sentence(self) -> str:
        """Return the name and examples of names."""
        what = "is not an encoding of text files" if self.is_codec else "is not known here"
        return (
            f"The encoding “{self.name[:60]}” {what}; use a name such as cp1252, iso-8859-15, cp1250, mac-roman,"
            " cp850 or utf-16-le."
        )


class NoByteOrder(KnownError):
    """An encoding of two or four bytes was named without saying which comes first."""

    def __init__(self, *, source: str, name: str) -> None:
        self.source = source
        self.name = name

    def sentence(self) -> str:
        """Return the two names to choose from."""
        return (
            f"“{self.source}” has no byte-order mark, so “{self.name}” does not say which byte comes first;"
            f" name {self.name}-le or {self.name}-be."
        )


class EncodingFailed(KnownError):
    """A file that is not in the encoding that was named for it."""

    def __init__(self, *, source: str, encoding: str, offset: int, line: int, found: str) -> None:
        self.source = source
        self.encoding = encoding
        self.offset = offset  # bytes before the place; -1: the codec does not say
        self.line = line  # from 1
        self.found = found  # what stands there, as a phrase

    def sentence(self) -> str:
        """Return where the encoding does not fit."""
        where = f"in line {self.line} (offset {self.offset})" if self.offset >= 0 else "somewhere"
        return f"“{self.source}” is not {self.encoding}: {self.found} {where}. Name another encoding for it."


class BadLine(KnownError):
    """A line of a file that cannot be read as what it should be."""

    def __init__(self, *, source: str, line: int, problem: str, remedy: str = "") -> None:
        self.source = source
        self.line = line  # from 1
        self.problem = problem  # a clause without a full stop
        self.remedy = remedy  # what to do, a clause without a full stop

    def sentence(self) -> str:
        """Return the line, what is wrong there, and what to do."""
        remedy = f"; {self.remedy}" if self.remedy else "; correct the line and read the file again"
        return f"Line {self.line} of “{self.source}”: {self.problem}{remedy}."


class UnknownFormat(KnownError):
    """A format was asked for that this version does not have."""

    def __init__(self, *, name: str, known: tuple[str, ...]) -> None:
        self.name = name
        self.known = known

    def sentence(self) -> str:
        """Return the name and the ones there are."""
        return f"There is no export format “{self.name[:60]}”; the formats are {', '.join(self.known)}."


class CannotWrite(KnownError):
    """The folder or the disk refused the file; the target is as it was."""

    def __init__(self, *, path: str, problem: str, remedy: str) -> None:
        self.path = path
        self.problem = problem  # a clause without a full stop
        self.remedy = remedy  # a clause without a full stop

    def sentence(self) -> str:
        """Return why nothing was written and what to do."""
        return f"“{self.path}” was not written: {self.problem}. What stood there is as it was; {self.remedy}."


class TargetHeld(KnownError):
    """Another program holds the target; the export, whole and checked, is kept beside it."""

    def __init__(self, *, path: str, kept: str) -> None:
        self.path = path
        self.kept = kept

    def sentence(self) -> str:
        """Return which file could not be replaced and where the export is."""
        return (
            f"“{self.path}” is held by another program and is as it was; the export is whole and was kept as"
            f" “{self.kept}”. Close the other program and rename it, or export again."
        )


class MismatchError(KnownError):
    """The file, read back, is not what the project holds; it was thrown away."""

    def __init__(self, *, path: str, where: str, field: str, written: str, held: str) -> None:
        self.path = path
        self.where = where  # article and span of the first difference
        self.field = field
        self.written = written  # as read back, shortened
        self.held = held  # as in the project, shortened

    def sentence(self) -> str:
        """Return the first difference."""
        return (
            f"“{self.path}” was not written: read back, {self.where} has {self.field} {self.written},"
            f" where the project has {self.held}. What stood there is as it was; please report this."
        )


class ExportCancelled(KnownError):
    """The export was cancelled; the target is as it was."""

    def __init__(self, *, path: str) -> None:
        self.path = path

    def sentence(self) -> str:
        """Return that nothing was written."""
        return f"The export was cancelled; “{self.path}” is as it was. Export again when you like."


class TooManyRows(KnownError):
    """A spreadsheet cannot hold what is to be exported."""

    def __init__(self, *, sheet: str, most: int) -> None:
        self.sheet = sheet
        self.most = most  # rows of a sheet

    def sentence(self) -> str:
        """Return how many rows there can be, and what holds more."""
        return (
            f"A spreadsheet holds {self.most:,} rows, and the sheet “{self.sheet}” would have more. Export"
            " fewer sessions, or to facts-csv or facts-parquet, which have no such limit."
        )


class PackageMissing(KnownError):
    """A format needs a package of Python that is not installed."""

    def __init__(self, *, format_name: str, package: str, command: str) -> None:
        self.format_name = format_name
        self.package = package
        self.command = command  # that installs it

    def sentence(self) -> str:
        """Return what is missing and the command that installs it."""
        return (
            f"{self.format_name} needs {self.package}, which is not installed here. To install it, run {self.command}."
        )
