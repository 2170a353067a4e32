"""How far a run has come, reported to whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass

from passerelle.index.run.documents import Documents
from passerelle.index.run.types import Progress


@dataclass(slots=True)
class Meter:
    """Bytes of the run's files, ``total`` of them; what has been read is settled once it has its vectors.

    ``file_ends`` is the sum of bytes at the end of the file that is being read.
    """

    documents: Documents
    progress: Callable[[Progress], None]
    total: int = 0
    bytes_read: int = 0
    file_ends: int = 0
    shown: Progress | None = None

    def tell(self) -> None:
        """Say how far the run has come, where that is other than what was said last."""
        cut, unsettled = self.documents.change.cut, self.documents.change.unsettled
        settled = self.bytes_read if cut == 0 else self.bytes_read * (cut - unsettled) // cut
        now = Progress(settled, self.total, cut, self.documents.embedded)
        if now != self.shown:
            self.shown = now
            self.progress(now)

    def take(self, characters: int) -> None:
        """Count text that was read of the open file: no more than the file is long."""
        self.bytes_read = min(self.bytes_read + characters, self.file_ends)
        self.tell()

    def tell_share(self, share: float) -> None:
        """Tell of a file whose pages are being recognised, which takes seconds a page."""
        before, self.bytes_read = (
            self.bytes_read,
            self.bytes_read + int(share * (self.file_ends - self.bytes_read)),
        )
        self.tell()
        self.bytes_read = before
