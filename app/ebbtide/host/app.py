"""Starting Ebbtide: as a tray application, or as an engine without a window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ebbtide import __version__
from ebbtide.api.address import prepare_directory, socket_path
from ebbtide.api.methods import ShowWindow
from ebbtide.core.errors import EbbtideError, ErrorCode, ErrorInfo
from ebbtide.host import arguments
from ebbtide.host.calm import draw_alone
from ebbtide.host.displays import has_display
from ebbtide.host.host import Host
from ebbtide.host.instance import InstanceLock, is_windowless, show_running
from ebbtide.host.logs import start_logging
from ebbtide.host.lost_display import LostDisplay
from ebbtide.host.shutdown import TerminationSignals
from ebbtide.system.directories import Directories, user_directories

DESKTOP_FILE = "io.github.ebbtide.Ebbtide"


def main(argv: Sequence[str]) -> int:
    """Run Ebbtide until it is quit, or show the one that runs already.

    Returns the exit status: 0, or the number of the error that ended it.
    """
    options = arguments.parse(argv)
    try:
        wish = arguments.wish_of(options, os.environ)
        directories = user_directories()
        path = socket_path(os.environ)
        _prepare(directories, path)
        lock = InstanceLock(path.parent)
        if not lock.take():
            return _hand_over(directories, path, options, wish)
        try:
            return _run_alone(directories, path, options, wish)
        finally:
            lock.release()
    except EbbtideError as error:
        return _complain(error.info)


def _prepare(directories: Directories, path: Path) -> None:
    prepare_directory(path)
    try:
        directories.make()
        start_logging(directories.log_file)
    except OSError as error:
        detail = f"'{error.filename}' cannot be made: {error.strerror}"
        raise EbbtideError(
            ErrorCode.ENGINE_NOT_STARTED, detail=detail, path=error.filename
        ) from error


def _hand_over(
    directories: Directories, path: Path, options: argparse.Namespace, wish: ShowWindow
) -> int:
    """Show the window of the engine that runs; be its window if it has none."""
    starts_an_engine = options.command == "start" and options.background
    if starts_an_engine or options.headless:
        _say("Ebbtide is running already.")
        return 0
    if not options.background:
        try:
            show_running(path, wish)
        except EbbtideError as error:
            if not is_windowless(error):
                raise
        else:
            _say("Ebbtide is running already; its window is shown.")
            return 0
    if not has_display(os.environ):
        _say("Ebbtide is running already, without a window. See 'ebbtide list'.")
        return 0
    return _attach(directories, path, options, wish)


def _attach(
    directories: Directories, path: Path, options: argparse.Namespace, wish: ShowWindow
) -> int:
    application = _make_application(headless=False)
    from ebbtide.host.attached import Attached  # noqa: PLC0415 - needs the libraries of a screen

    attached = Attached(directories, path, None if options.background else wish)
    signals = TerminationSignals()
    signals.received.connect(attached.quit)
    attached.ended.connect(application.exit)
    attached.start()
    status = application.exec()
    signals.close()
    return status if attached.failure is None else _complain(attached.failure)


def _run_alone(
    directories: Directories, path: Path, options: argparse.Namespace, wish: ShowWindow
) -> int:
    lock = InstanceLock(directories.data)
    if not lock.take():
        database, owner = directories.database, lock.owner
        raise EbbtideError(ErrorCode.STORE_IN_USE, path=database, process_id=owner)
    try:
        return _run(directories, path, options, wish)
    finally:
        lock.release()


def _run(
    directories: Directories, path: Path, options: argparse.Namespace, wish: ShowWindow
) -> int:
    headless = options.headless or not has_display(os.environ)
    application = _make_application(headless=headless)
    host = Host(directories, path, headless=headless)
    signals = TerminationSignals()
    signals.received.connect(host.quit)
    if headless:
        host.ready.connect(lambda: _greet(asked_for=options.headless))
    else:
        _add_window(application, host, directories, None if options.background else wish)
    host.ended.connect(application.exit)
    host.start()
    lost_display = LostDisplay(host.end_at_once, ErrorCode.UNEXPECTED.number)
    status = application.exec()
    lost_display.forget()
    signals.close()
    if host.failure is not None:
        status = _complain(host.failure)
        if not headless and not options.background:
            _tell(host.failure)
    return status


def _tell(error: ErrorInfo) -> None:
    """Show the error to whoever clicked on an icon and sees no terminal."""
    from ebbtide.host.window import tell  # noqa: PLC0415 - needs the libraries of a screen

    tell(error)


def _make_application(*, headless: bool) -> QCoreApplication:
    QCoreApplication.setApplicationName("Ebbtide")
    QCoreApplication.setApplicationVersion(__version__)
    if headless:
        return QCoreApplication(sys.argv[:1])
    # Headless machines lack the libraries that widgets need.
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    QGuiApplication.setDesktopFileName(DESKTOP_FILE)
    QApplication.setQuitOnLastWindowClosed(False)
    application = QApplication(sys.argv[:1])
    draw_alone()
    return application


def _add_window(
    application: QCoreApplication, host: Host, directories: Directories, wish: ShowWindow | None
) -> None:
    from ebbtide.host.window import Window  # noqa: PLC0415

    window = Window(host.gateway, directories)
    window.setParent(application)
    window.quit_requested.connect(host.quit)
    host.show_requested.connect(window.show)
    host.ready.connect(lambda: window.start(wish))
    host.ended.connect(lambda _: window.close())


def _greet(*, asked_for: bool) -> None:
    if not asked_for:
        _say("There is no display: Ebbtide runs without a window.")
    # From a checkout the command is not on the PATH; the script says how it was called.
    command = os.environ.get("EBBTIDE_COMMAND", "ebbtide")
    _say(
        "Ebbtide is ready. In another terminal, type for example:\n"
        f"  {command} add https://example.org/file.iso\n"
        f"  {command} list\n"
        f"Ctrl+C or '{command} quit' ends it; transfers go on when it is started again."
    )


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - what a terminal is for


def _complain(error: ErrorInfo) -> int:
    print(f"ebbtide: {error.text}\n{error.advice}", file=sys.stderr, flush=True)  # noqa: T201
    return error.code.number
