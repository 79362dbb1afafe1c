"""A web server that asks for NTLM or Negotiate, with pyspnego's acceptor behind it.

The protocol is the real one: what counts is the connection, as Windows' servers have it.
"""

from __future__ import annotations

import base64
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import spnego
from spnego.exceptions import SpnegoError

USER, PASSWORD = "ann", "pass wörd"


class SpnegoServer:
    """Serves one content to whoever proves to be `USER`."""

    def __init__(self, content: bytes, schemes: tuple[str, ...], realm: str | None = None) -> None:
        self.content = content
        self.schemes = schemes
        self.realm = realm
        self.seen: list[str] = []
        """The Authorization header of each request, only its first word and size."""
        self.connections = 0
        self.requests: list[tuple[str, int]] = []
        """Method and Content-Length of each request."""
        self.stored: list[bytes] = []
        """What was sent to it."""
        self.mechanism = ""
        """What Negotiate came to in the end."""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                outer.connections += 1
                self.context: Any = None
                self.is_known = False

            def log_message(self, *_: object) -> None:
                """Say nothing."""

            def handle_expect_100(self) -> bool:
                # As IIS: nobody's body is wanted before it is known who it is.
                return super().handle_expect_100() if self.is_known else True

            def do_GET(self) -> None:
                outer.serve(self)

            do_HEAD = do_OPTIONS = do_POST = do_PUT = do_GET  # noqa: N815

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True

    @staticmethod
    def write_users(path: Path) -> None:
        """Write what ``NTLM_USER_FILE`` has to point to."""
        path.write_text(f"EXAMPLE:{USER}:{PASSWORD}\n", "utf-8")

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str = "/file.bin") -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"

    def serve(self, handler: Any) -> None:
        sent = handler.headers.get("Authorization", "")
        scheme, _, token = sent.partition(" ")
        self.seen.append(scheme)
        length = int(handler.headers.get("Content-Length", "0"))
        self.requests.append((handler.command, length))
        answer: bytes | None = None
        if scheme.lower() in ("ntlm", "negotiate") and not handler.is_known:
            answer = self._step(handler, scheme.lower(), base64.b64decode(token))
        if handler.is_known and handler.command in ("POST", "PUT"):
            self._store(handler, length)
        elif handler.is_known:
            self._send_file(handler)
        else:
            self._ask(handler, scheme, answer)

    def _step(self, handler: Any, scheme: str, token: bytes) -> bytes | None:
        try:
            if handler.context is None:
                handler.context = spnego.server(protocol=scheme)
            answer: bytes | None = handler.context.step(token)
            handler.is_known = bool(handler.context.complete)
            if handler.is_known:
                self.mechanism = str(handler.context.negotiated_protocol)
            return answer
        except SpnegoError:
            handler.context = None
            return None

    def _store(self, handler: Any, length: int) -> None:
        if handler.headers.get("Expect"):
            # Who became known by this very request was not told to go on yet.
            handler.send_response_only(100)
            handler.end_headers()
        self.stored.append(handler.rfile.read(length))
        handler.send_response(201)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    def _send_file(self, handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(self.content)))
        handler.send_header("ETag", '"v1"')
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(self.content)

    def _ask(self, handler: Any, scheme: str, answer: bytes | None) -> None:
        page = b"who are you?" * 100
        handler.send_response(401)
        if answer is not None:
            handler.send_header("WWW-Authenticate", f"{scheme} {base64.b64encode(answer).decode()}")
        else:
            for name in self.schemes:
                handler.send_header("WWW-Authenticate", name)
        handler.send_header("Content-Length", str(len(page)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(page)
