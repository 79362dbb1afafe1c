"""Checksums: as people type them, as servers send them, and whether a file has them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from ebbtide.core.errors import CommandError, ErrorCode

_SIZES = {
    "sha512": 64,
    "blake2b": 64,
    "sha384": 48,
    "sha256": 32,
    "sha224": 28,
    "sha1": 20,
    "md5": 16,
}
"""Bytes of each kind of checksum, strongest first."""
ALGORITHMS = tuple(_SIZES)
_OTHER_NAMES = {"sha": "sha1", "blake2b512": "blake2b"}
_LONGEST = 16_384
"""Characters of a header that are looked at."""

_MEMBER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9_.-]*)=:(?P<value>[A-Za-z0-9+/=]*):")
_INSTANCE = re.compile(r"\s*(?P<name>[A-Za-z0-9_-]+)\s*=\s*(?P<value>[A-Za-z0-9+/=]+)\s*")
_LINE = re.compile(r"(?P<value>[0-9A-Fa-f]{32,128})(?:\s+\*?(?P<name>.+))?")
_BSD_LINE = re.compile(
    r"(?P<algorithm>[A-Za-z0-9-]+) \((?P<name>.+)\) = (?P<value>[0-9A-Fa-f]{32,128})"
)


class Hash(Protocol):
    """What hashlib makes."""

    def update(self, data: bytes | memoryview, /) -> None: ...
    def digest(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Digest:
    """What a file's bytes must add up to."""

    algorithm: str
    """One of `ALGORITHMS`."""
    value: bytes

    def __str__(self) -> str:
        return f"{self.algorithm}:{self.value.hex()}"

    def new_hash(self) -> Hash:
        """Return an empty hash of this kind."""
        return hashlib.new(self.algorithm, usedforsecurity=False)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Checksums of the parts of a file, all of the same length but the last."""

    length: int
    digests: tuple[Digest, ...]
    """All by the same algorithm."""

    def __str__(self) -> str:
        digits = "".join(digest.value.hex() for digest in self.digests)
        return f"{self.digests[0].algorithm}:{self.length}:{digits}"

    def covers(self, size: int) -> bool:
        """Tell whether these can be the parts of a file of so many bytes."""
        return -(-size // self.length) == len(self.digests)


def stored_pieces(text: str | None) -> Pieces | None:
    """Return checksums of parts that were written by `str`, or None."""
    algorithm, _, rest = (text or "").partition(":")
    length, _, digits = rest.partition(":")
    width = 2 * _SIZES.get(algorithm, 0)
    if not width or not digits or len(digits) % width or not re.fullmatch("[1-9][0-9]*", length):
        return None
    parts = [digits[start : start + width] for start in range(0, len(digits), width)]
    digests = [digest for part in parts if (digest := _from_hex(algorithm, part)) is not None]
    return Pieces(int(length), tuple(digests)) if len(digests) == len(parts) else None


def found_instead(expected: Digest, pieces: Iterable[bytes | memoryview]) -> Digest | None:
    """Return what the pieces add up to if that is not what is expected, else None."""
    found = expected.new_hash()
    for piece in pieces:
        found.update(piece)
    value = found.digest()
    return None if value == expected.value else Digest(expected.algorithm, value)


def parse_checksum(text: str) -> Digest:
    """Read a checksum as people give it: ``sha256:`` and hexadecimal digits.

    Raises:
        CommandError: VALUE_INVALID, with what is wrong.
    """
    name, colon, digits = text.strip().partition(":")
    if not colon:
        raise _refusal(text, "it does not begin with an algorithm, such as sha256:")
    algorithm = _known(name)
    if algorithm is None:
        raise _refusal(text, f"the algorithm must be one of {', '.join(ALGORITHMS)}")
    digest = _from_hex(algorithm, digits)
    if digest is None:
        raise _refusal(text, f"{algorithm} has {2 * _SIZES[algorithm]} hexadecimal digits")
    return digest


def stored_digest(text: str | None) -> Digest | None:
    """Return a checksum that was written by `str`, or None."""
    algorithm, _, digits = (text or "").partition(":")
    return _from_hex(algorithm, digits) if algorithm in _SIZES else None


def parse_digest_fields(text: str) -> tuple[Digest, ...]:
    """Read Repr-Digest or Content-Digest (RFC 9530); what cannot be read is left out."""
    return _collect(_MEMBER.finditer(text[:_LONGEST]))


def parse_instance_digests(text: str) -> tuple[Digest, ...]:
    """Read Digest (RFC 3230); what cannot be read is left out."""
    parts = text[:_LONGEST].split(",")
    return _collect(match for part in parts if (match := _INSTANCE.fullmatch(part)) is not None)


def parse_content_md5(text: str) -> tuple[Digest, ...]:
    """Read Content-MD5 (RFC 1864); nothing for what cannot be read."""
    digest = _from_base64("md5", text.strip())
    return () if digest is None else (digest,)


def parse_checksum_file(text: str, name: str) -> Digest | None:
    """Return the checksum of a file from a list as sha256sum and the like write it.

    Args:
        text: the list; a single checksum without a name counts, too.
        name: the file's name without directories.
    """
    alone = None
    for line in text.splitlines():
        line = line.strip()  # noqa: PLW2901 - the line itself is of no use
        match = _BSD_LINE.fullmatch(line) or _LINE.fullmatch(line)
        if match is None:
            continue
        digest = _of_line(match)
        if digest is not None and match["name"] is None:
            alone = digest
        elif digest is not None and re.split(r"[/\\]", match["name"])[-1] == name:
            return digest
    return alone


def strongest(digests: Iterable[Digest]) -> Digest | None:
    """Return the digest that is hardest to forge, or None."""
    return min(digests, key=lambda digest: ALGORITHMS.index(digest.algorithm), default=None)


def from_hex(algorithm: str, digits: str) -> Digest | None:
    """Return a checksum from its name in any spelling and its digits, or None."""
    known = _known(algorithm)
    return None if known is None else _from_hex(known, digits)


def _known(name: str) -> str | None:
    plain = re.sub(r"[-_]", "", name.strip().lower())
    plain = _OTHER_NAMES.get(plain, plain)
    return plain if plain in _SIZES else None


def _from_hex(algorithm: str, digits: str) -> Digest | None:
    digits = digits.strip()
    if not re.fullmatch(r"[0-9A-Fa-f]+", digits) or len(digits) != 2 * _SIZES[algorithm]:
        return None
    return Digest(algorithm, bytes.fromhex(digits))


def _from_base64(algorithm: str, text: str) -> Digest | None:
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return Digest(algorithm, value) if len(value) == _SIZES[algorithm] else None


def _collect(matches: Iterable[re.Match[str]]) -> tuple[Digest, ...]:
    return tuple(_of_matches(matches))


def _of_matches(matches: Iterable[re.Match[str]]) -> Iterator[Digest]:
    for match in matches:
        algorithm = _known(match["name"])
        digest = None if algorithm is None else _from_base64(algorithm, match["value"])
        if digest is not None:
            yield digest


def _of_line(match: re.Match[str]) -> Digest | None:
    named = match.groupdict().get("algorithm")
    if named is not None:
        return from_hex(named, match["value"])
    by_size = {2 * size: algorithm for algorithm, size in reversed(_SIZES.items())}
    algorithm = by_size.get(len(match["value"]))
    return None if algorithm is None else _from_hex(algorithm, match["value"])


def _refusal(text: str, detail: str) -> CommandError:
    return CommandError(
        ErrorCode.VALUE_INVALID, value=text[:200], what="the checksum", detail=detail
    )
