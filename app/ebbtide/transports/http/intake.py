"""Where the bytes of a part go: some are compared, the others written."""

from __future__ import annotations

from collections.abc import Callable

from ebbtide.core.ports import DownloadSink


class Mismatch(Exception):  # noqa: N818 - not an error: an answer to a question
    """The overlap is not what the sink holds; nothing was written."""


class PartIntake:
    """Takes a part in order: compares what is held, then writes what is new."""

    def __init__(
        self,
        sink: DownloadSink,
        place: int,
        write_from: int,
        announce: Callable[[], None] = lambda: None,
        sent: Callable[[int, int], None] = lambda _start, _end: None,
    ) -> None:
        """Make an intake.

        Args:
            sink: where the bytes are compared and written.
            place: where the part begins.
            write_from: where the bytes begin that are not held.
            announce: called once, before the first write: all there was has been compared.
            sent: told from where up to where bytes were written.
        """
        self._sink = sink
        self._place = place
        self._write_from = write_from
        self._announce = announce
        self._sent = sent
        self._announced = False

    def take(self, piece: memoryview | bytes) -> None:
        """Compare or write a piece.

        Raises:
            Mismatch: it differs from the bytes held.
            TransferError: the sink failed.
        """
        view = memoryview(piece)
        known = min(len(view), max(0, self._write_from - self._place))
        if known and self._sink.read(self._place, known) != view[:known]:
            raise Mismatch
        if len(view) > known:
            self._write(self._place + known, view[known:])
        self._place += len(view)

    def _write(self, place: int, data: memoryview) -> None:
        if not self._announced:
            self._announced = True
            self._announce()
        self._sink.write(place, data)
        self._sent(place, place + len(data))
