"""The connection to a server: reaching it, logging in, and what is done to its files."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import smbclient
from smbclient._io import SMBFileIO, SMBFileTransaction, query_info, set_info
from smbclient._pool import ClientConfig, register_session
from smbprotocol.exceptions import SMBAuthenticationError
from smbprotocol.file_info import (
    FileAttributes,
    FileBasicInformation,
    FileEndOfFileInformation,
    FileInternalInformation,
    FileRenameInformation,
    FileStandardInformation,
)
from smbprotocol.open import FilePipePrinterAccessMask
from smbprotocol.session import Session
from smbprotocol.tree import TreeConnect

from ebbtide.core.http_options import AuthScheme
from ebbtide.core.ports import TransferControl
from ebbtide.core.settings import (
    CONNECT_TIMEOUT_S,
    SILENCE_TIMEOUT_S,
    SMB_ENCRYPT,
    SMB_GUEST,
    Settings,
)
from ebbtide.core.smb_addresses import SmbAddress
from ebbtide.transports.common.identity import Account
from ebbtide.transports.smb.connection import DirectConnection
from ebbtide.transports.smb.errors import library, mapped, status_of
from ebbtide.transports.smb.found import Entry, RemoteStat
from ebbtide.transports.smb.statuses import NO_DIRECTORY, NO_FILE, Place
from ebbtide.transports.smb.versions import filetime
from ebbtide.transports.smb.wire import Terms, Wire, lost

_GUEST = "guest"
_WRITE_ACCESS = (
    FilePipePrinterAccessMask.FILE_WRITE_DATA
    | FilePipePrinterAccessMask.FILE_READ_ATTRIBUTES
    | FilePipePrinterAccessMask.FILE_WRITE_ATTRIBUTES
)
"""Not reading: some directories let nobody see what others put there."""


class RemoteFileHandle:
    """An open file. Used by one thread."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    @property
    def connection(self) -> DirectConnection:
        connection: DirectConnection = self._raw.fd.connection
        return connection

    @property
    def tree(self) -> Any:
        return self._raw.fd.tree_connect

    @property
    def id(self) -> bytes:
        """What the server calls the handle."""
        return bytes(self._raw.fd.file_id)

    @library()
    def stat(self) -> RemoteStat:
        """Ask what the file is now."""
        with SMBFileTransaction(self._raw) as transaction:
            query_info(transaction, FileBasicInformation)
            query_info(transaction, FileStandardInformation)
            query_info(transaction, FileInternalInformation)
        basic, standard, internal = transaction.results
        return RemoteStat(
            standard["end_of_file"].get_value(),
            basic["last_write_time"].get_value(),
            basic["change_time"].get_value(),
            internal["index_number"].get_value(),
        )

    @property
    def first_size(self) -> int:
        """How long the file was when it was opened."""
        return int(self._raw.fd.end_of_file)

    @library()
    def set_size(self, size: int) -> None:
        """Make the file as long as this."""
        info = FileEndOfFileInformation()
        info["end_of_file"] = size
        with SMBFileTransaction(self._raw) as transaction:
            set_info(transaction, info)

    @library()
    def flush(self) -> None:
        """Have all that was written put on the server's disk."""
        self._raw.fd.flush()

    @library()
    def settle(self, written: int) -> int:
        """Put it on the disk, and set when its bytes changed, for good; return how long it is."""
        info = FileBasicInformation()
        for name in ("creation_time", "last_access_time", "change_time", "file_attributes"):
            info[name] = 0
        info["last_write_time"] = written
        transaction = SMBFileTransaction(self._raw)
        transaction += self._raw.fd.flush(send=False)
        set_info(transaction, info)
        query_info(transaction, FileStandardInformation)
        transaction.commit()
        return int(transaction.results[2]["end_of_file"].get_value())

    @library()
    def rename_and_close(self, name: str, *, replacing: bool) -> None:
        """Give the file another name in its directory; it is closed even if that fails."""
        info = FileRenameInformation()
        info["replace_if_exists"] = replacing
        info["file_name"] = self._beside(name)
        transaction = SMBFileTransaction(self._raw)
        set_info(transaction, info)
        transaction += self._raw.fd.close(send=False)
        transaction.commit()

    def _beside(self, name: str) -> str:
        """Return another name in the same directory, as the share has it."""
        path = str(self._raw.fd.file_name)
        share = str(self.tree.share_name)[2:]
        if self.tree.is_dfs_share and path.startswith(share):
            # There a path begins with server and share; what it is renamed to must not.
            path = path[len(share) + 1 :]
        directory, separator, _ = path.rpartition("\\")
        return f"{directory}{separator}{name}"

    @library()
    def close(self) -> None:
        """Close the handle."""
        self._raw.close()


class Server:
    """A server that we are logged in to. Used by one thread; its errors are the library's."""

    def __init__(self, login: _Login, connections: _Connections) -> None:
        self._arguments = login.arguments(connections)
        self._directories: set[tuple[str, ...]] = set()
        """Those of the share that were seen or made: the next file's is mostly the same."""

    def open_to_read(self, address: SmbAddress) -> RemoteFileHandle:
        """Open a file that nobody changes meanwhile."""
        return self._open(address, "rb", "r")

    def open_to_write(
        self, address: SmbAddress, mode: str, *, to_be_renamed: bool
    ) -> RemoteFileHandle:
        """Open a file: ``xb`` makes a new one, ``r+b`` takes one that is there, ``wb`` either."""
        access = _WRITE_ACCESS | (FilePipePrinterAccessMask.DELETE if to_be_renamed else 0)
        # A connection that broke may still hold it open over there.
        return self._open(address, mode, "rwd", access)

    def exists(self, address: SmbAddress) -> bool:
        """Tell whether a file or directory has this name."""
        return self.stat_of(address) is not None

    def stat_of(self, address: SmbAddress) -> RemoteStat | None:
        """Ask what a name stands for; None where nothing has it."""
        try:
            with library():
                found = smbclient.stat(address.unc, **self._arguments)
        except OSError as error:
            if status_of(error) in NO_FILE | NO_DIRECTORY:
                return None
            raise
        written, changed = filetime(found.st_mtime_ns), filetime(found.st_chgtime_ns)
        return RemoteStat(found.st_size, written, changed, found.st_ino)

    def make_directories(self, address: SmbAddress) -> bool:
        """Make a directory and those above it; tell whether there was one to be made."""
        if not address.names or address.names in self._directories:
            return False
        if self.exists(address):
            self._directories.add(address.names)
            return False
        with library():
            smbclient.makedirs(address.unc, exist_ok=True, **self._arguments)
        self._directories.add(address.names)
        return True

    def remove(self, address: SmbAddress) -> None:
        """Remove a file; one that is not there is fine."""
        try:
            with library():
                smbclient.remove(address.unc, **self._arguments)
        except OSError as error:
            if status_of(error) not in NO_FILE | NO_DIRECTORY:
                raise

    def entries(self, address: SmbAddress) -> Iterator[Entry]:
        """Yield what is in a directory, in any order."""
        with library(), smbclient.scandir(address.unc, **self._arguments) as found:
            for one in found:
                attributes = int(one.smb_info.file_attributes)
                yield Entry(
                    one.smb_info.file_name,
                    one.smb_info.end_of_file,
                    bool(attributes & FileAttributes.FILE_ATTRIBUTE_DIRECTORY),
                    bool(attributes & FileAttributes.FILE_ATTRIBUTE_REPARSE_POINT),
                    one.smb_info.file_id,
                )

    @library()
    def _open(
        self, address: SmbAddress, mode: str, share_access: str, access: int | None = None
    ) -> RemoteFileHandle:
        raw = SMBFileIO(
            address.unc,
            mode=mode,
            share_access=share_access,
            desired_access=access,
            **self._arguments,
        )
        raw.open()
        return RemoteFileHandle(raw)


class _Connections(dict[str, DirectConnection]):
    """The library's pool of connections: ours, made when it asks for one.

    It asks for more than the first where a name leads to another server (DFS).
    """

    def __init__(self, terms: Terms, *, signed: bool) -> None:
        super().__init__()
        self._terms = terms
        self._signed = signed

    def get(self, key: str, default: object = None) -> DirectConnection:  # noqa: ARG002
        """Return the connection to ``host:port``, after making it the first time."""
        if key in self:
            connection = self[key]
            if not connection.wire.connected:
                # No second one behind our back: what was open is gone with the first.
                raise lost(connection.wire)
            return connection
        host, _, port = key.rpartition(":")
        connection = DirectConnection(
            host, int(port), Wire(host, int(port), self._terms), signed=self._signed
        )
        self[key] = connection
        connection.connect(timeout=self._terms.connect_timeout_s)
        return connection

    @property
    def are_quiet(self) -> bool:
        """All stand, and nothing has come that nobody asked for."""
        wires = [connection.wire for connection in self.values()]
        return all(wire.connected and not wire.is_readable() for wire in wires)

    def sockets(self) -> list[socket.socket]:
        """Return what lies below those that stand."""
        found = [connection.wire.standing for connection in self.values()]
        return [sock for sock in found if sock is not None]

    def drop(self) -> None:
        """Close them all; what they had open is nobody's any more."""
        for connection in self.values():
            for session in connection.session_table.values():
                for handle in list(session.open_table.values()):
                    handle._connected = False
            connection.wire.close()
        self.clear()


@dataclass(frozen=True, slots=True)
class _Login:
    """Who we are to the server."""

    address: SmbAddress
    account: Account | None
    encrypted: bool
    is_guest: bool = False

    def arguments(self, connections: _Connections) -> dict[str, Any]:
        """Return what every call of the library takes."""
        return {
            "username": self._user,
            "password": self._password,
            "port": self.address.port,
            "encrypt": True if self.encrypted else None,
            "auth_protocol": self._protocol,
            "require_signing": not self.is_guest,
            "connection_cache": connections,
        }

    @property
    def _user(self) -> str | None:
        if self.is_guest:
            return _GUEST
        if self.account is not None:
            return self.account.user
        return self.address.user or None

    @property
    def _password(self) -> str | None:
        if self.is_guest:
            return ""
        return self.account.password if self.account is not None else None

    @property
    def _protocol(self) -> str:
        scheme = self.account.scheme if self.account is not None else None
        return "ntlm" if scheme is AuthScheme.NTLM or self.is_guest else "negotiate"


class Visit:
    """Being logged in to a server, for one file after another. Used by one thread."""

    def __init__(self, settings: Settings, control: TransferControl) -> None:
        self._control = control
        self._settings = settings
        self._users = ExitStack()
        self._connections: _Connections | None = None
        self._server: Server | None = None

    @property
    def is_usable(self) -> bool:
        """It was used before, and nothing came since: not even the end of the connection."""
        return self._connections is not None and self._connections.are_quiet

    def close(self) -> None:
        """Close all connections. Closing twice is allowed."""
        if self._connections is not None:
            self._connections.drop()

    @contextmanager
    def in_use(self, place: Place, account: Callable[[], Account | None]) -> Iterator[Server]:
        """Be logged in; inside the block a stop ends what blocks.

        Args:
            place: where the share is, the same each time.
            account: who we are; asked the first time only.

        Raises:
            TransferError: it could not be reached, does not know us, or has no such share.
            StopRequested: a stop came.
        """
        with ExitStack() as self._users:
            if self._server is None:
                login = _Login(place.address, account(), self._settings.get(SMB_ENCRYPT))
                with mapped(place, self._control):
                    self._server = self._logged_in(login)
            elif self._connections is not None:
                for sock in self._connections.sockets():
                    self._watch(sock)
            yield self._server

    def _logged_in(self, login: _Login) -> Server:
        nobody = login.account is None and not login.address.user
        connections = self._connect(signed=True)
        try:
            _log_in(login, connections)
        except SMBAuthenticationError:
            if not nobody or not self._settings.get(SMB_GUEST):
                raise
            # There is no ticket either. A guest's messages cannot be signed.
            connections.drop()
            login = _Login(login.address, None, encrypted=False, is_guest=True)
            connections = self._connect(signed=False)
            _log_in(login, connections)
        return Server(login, connections)

    def _connect(self, *, signed: bool) -> _Connections:
        terms = Terms(
            self._control,
            self._settings.get(CONNECT_TIMEOUT_S),
            self._settings.get(SILENCE_TIMEOUT_S),
            self._watch,
        )
        self._connections = _Connections(terms, signed=signed)
        return self._connections

    def _watch(self, sock: socket.socket) -> None:
        self._users.enter_context(self._control.interruptible(lambda: _shut_down(sock)))
        self._users.enter_context(self._control.moving(sock))


@library()
def _log_in(login: _Login, connections: _Connections) -> None:
    ClientConfig()
    address = login.address
    arguments = login.arguments(connections)
    session: Session = register_session(address.host, **arguments)
    if login.is_guest:
        # Nothing to verify the negotiation by; the library takes this only for all its users.
        tree = TreeConnect(session, f"\\\\{address.host}\\{address.share}")
        tree.connect(require_secure_negotiate=False)


def _shut_down(sock: socket.socket) -> None:
    # An error means that it is closed already.
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
