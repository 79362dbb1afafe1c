"""How servers ask who we are (RFC 9110, 11.6.1), and what Digest answers (RFC 7616)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_SCHEME = re.compile(rf"[ \t,]*({_WORD})(?:[ \t]+|(?=[ \t]*(?:,|$)))")
_PARAMETER = re.compile(rf'[ \t,]*({_WORD})[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|{_WORD}(?![^ \t,]))')
_TOKEN68 = re.compile(r"[0-9A-Za-z._~+/-]+=*(?=[ \t]*(?:,|$))")
LONGEST = 16_000


@dataclass(frozen=True, slots=True)
class Challenge:
    """One way in which a server lets us show who we are."""

    scheme: str
    """In lower case."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    token: str = ""
    """What schemes that take several steps say in each."""

    @property
    def realm(self) -> str:
        """What the server calls the place that it guards."""
        return self.parameters.get("realm", "")


def parse_challenges(headers: Iterable[str]) -> tuple[Challenge, ...]:
    """Read WWW-Authenticate or Proxy-Authenticate headers; what makes no sense is left out."""
    return tuple(challenge for text in headers for challenge in _parse(text[:LONGEST]))


def _parse(text: str) -> list[Challenge]:
    found: list[Challenge] = []
    position = 0
    while (match := _SCHEME.match(text, position)) is not None:
        position = match.end()
        token = _TOKEN68.match(text, position)
        parameters: dict[str, str] = {}
        if token is not None:
            position = token.end()
        while (pair := _PARAMETER.match(text, position)) is not None:
            parameters.setdefault(pair[1].lower(), _unquoted(pair[2]))
            position = pair.end()
        found.append(Challenge(match[1].lower(), parameters, token[0] if token else ""))
    return found


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    return re.sub(r"\\(.)", r"\1", value[1:-1])


# Digest

_HASHES = {"MD5": "md5", "SHA-256": "sha256"}
"""By the names of RFC 7616."""


def digest_algorithm(challenge: Challenge) -> str | None:
    """Return the hash that a Digest challenge wants, or None if it cannot be answered.

    Only qop=auth or none: auth-int is for requests with a body, and downgrading it would
    be a lie.
    """
    name = challenge.parameters.get("algorithm", "MD5").upper().removesuffix("-SESS")
    qop = challenge.parameters.get("qop")
    wanted = [one.strip().lower() for one in (qop or "auth").split(",")]
    usable = name in _HASHES and "auth" in wanted and "nonce" in challenge.parameters
    return _HASHES[name] if usable else None


def digest_answer(
    challenge: Challenge, user: str, password: str, method: str, path: str, client: tuple[str, int]
) -> str:
    """Return the header that answers a Digest challenge.

    Args:
        challenge: one for which `digest_algorithm` knows a hash.
        user: who we are.
        password: what only we know.
        method: of the request.
        path: of the request, with its query.
        client: our own random text, and how often it was used with this nonce, from 1.
    """
    algorithm = digest_algorithm(challenge) or "md5"
    values = challenge.parameters
    own, count = client[0], f"{client[1]:08x}"
    secret = _hash(algorithm, f"{user}:{challenge.realm}:{password}")
    if values.get("algorithm", "").upper().endswith("-SESS"):
        secret = _hash(algorithm, f"{secret}:{values['nonce']}:{own}")
    request = _hash(algorithm, f"{method}:{path}")
    middle = f"{values['nonce']}:{count}:{own}:auth" if "qop" in values else values["nonce"]
    response = _hash(algorithm, f"{secret}:{middle}:{request}")
    fields = {"username": user, "realm": challenge.realm, "nonce": values["nonce"], "uri": path}
    quoted = [f'{name}="{_escaped(value)}"' for name, value in fields.items()]
    quoted.append(f'response="{response}"')
    if "opaque" in values:
        quoted.append(f'opaque="{_escaped(values["opaque"])}"')
    if "algorithm" in values:
        quoted.append(f"algorithm={values['algorithm']}")
    if "qop" in values:
        quoted.append(f'qop=auth, nc={count}, cnonce="{own}"')
    return "Digest " + ", ".join(quoted)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _hash(algorithm: str, text: str) -> str:
    # Not for safety: the protocol says so.
    return hashlib.new(algorithm, text.encode(), usedforsecurity=False).hexdigest()
