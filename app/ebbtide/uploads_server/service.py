"""Which part of the server answers a request, and who is let in."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from ebbtide.uploads_server.bits import METHOD, BitsUploads
from ebbtide.uploads_server.headers import parse_basic
from ebbtide.uploads_server.ietf import DraftUploads, is_creation, is_resource
from ebbtide.uploads_server.messages import Refusal, Request, Response
from ebbtide.uploads_server.options import Login, ServerOptions, Tell, is_loopback
from ebbtide.uploads_server.places import refusal_of
from ebbtide.uploads_server.reception import Body
from ebbtide.uploads_server.sessions import Sessions
from ebbtide.uploads_server.shelf import Shelf

_CHALLENGE = (("WWW-Authenticate", 'Basic realm="Ebbtide uploads", charset="UTF-8"'),)
_ALLOW = ("Allow", f"GET, HEAD, OPTIONS, POST, PUT, {METHOD}")


class Service:
    """Answers requests. Used from many threads."""

    def __init__(self, options: ServerOptions, sessions: Sessions, tell: Tell) -> None:
        self._options = options
        self._sessions = sessions
        self._shelf = Shelf(options, tell)
        self._bits = BitsUploads(sessions, self._shelf)
        self._draft = DraftUploads(sessions, self._shelf)

    def answer(self, request: Request, body: Body) -> Response:
        """Carry out a request; what it does not read of the body nobody needs.

        Raises:
            Interrupted: the connection broke.
        """
        try:
            self._check_host(request)
            self._check_login(request)
            if request.length > self._options.max_request:
                raise Refusal(413, "one request may not carry so much")
            return self._dispatch(request, body)
        except Refusal as refusal:
            return refusal.response
        except OSError as error:
            return refusal_of(error).response

    def _dispatch(self, request: Request, body: Body) -> Response:
        if request.method == METHOD:
            return self._bits.answer(request, body)
        if request.method == "OPTIONS":
            limits = self._draft.discover()
            return Response(204, (_ALLOW, *limits.fields))
        if is_resource(request.path):
            return self._draft.answer(request, body)
        if is_creation(request):
            return self._draft.create(request, body)
        if request.method in ("GET", "HEAD"):
            return self._shelf.find(request, self._sessions)
        if request.method == "PUT":
            return self._shelf.put_empty(request)
        raise Refusal(405, "uploads come by BITS_POST", (_ALLOW,))

    def _check_host(self, request: Request) -> None:
        """Let only those in who mean this computer, if it is alone to be served.

        A page in a browser could have a name of its own lead here ("DNS rebinding").
        """
        if not self._options.is_local:
            return
        try:
            name = urlsplit(f"//{request.header('Host') or ''}").hostname or ""
        except ValueError:
            name = "?"
        if name and not is_loopback(name):
            raise Refusal(421, "this server has another name")

    def _check_login(self, request: Request) -> None:
        login = self._options.login
        if login is not None and not _fits(login, parse_basic(request.header("Authorization"))):
            raise Refusal(401, "who are you?", _CHALLENGE)


def _fits(login: Login, given: tuple[str, str] | None) -> bool:
    user, password = given or ("", "")
    # Both, always, and in a time that does not tell how much of them was right.
    is_user = hmac.compare_digest(user.encode(), login.user.encode())
    is_password = hmac.compare_digest(password.encode(), login.password.encode())
    return is_user and is_password and given is not None
