"""Whether the file that was opened still stands under its name: what is written into a deleted one is lost."""

from pathlib import Path

from models.faults import Fault, Faulty


class SameFile:
    """Looked at before and after each transaction, at the cost of one question to the system."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: tuple[int, int] | None = None

    def remember(self) -> None:
        """The first connection has been opened, and made the file if there was none."""
        if self._known is None:
            self._known = self._number()

    def look(self) -> None:
        """Raises Faulty when there is another file, or none; put back, it is the same again."""
        if self._known is not None and self._number() != self._known:
            raise Faulty(Fault.GONE, f"{self._path}: this is not the file that was opened")

    def _number(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Faulty(Fault.AWAY, f"{self._path}: {error.strerror or error}") from error
        return found.st_dev, found.st_ino
