"""Is it still the same file? The rules by which bytes held are kept or given up.

A part is asked for in three ways, each weaker than the one before:

1. `Proof.ETAG`: If-Range with a strong ETag. The server compares.
2. `Proof.DATE`: If-Range with Last-Modified, if it is strong. The server compares.
3. `Proof.OVERLAP`: a plain Range that begins with the last block held, which is
   compared byte for byte. Start and total of Content-Range are checked always.

Where a file has mirrors and a checksum, there is a fourth, `Proof.CHECKSUM`: mirrors have
validators of their own, so a part of the right total is taken, and the checksum decides.

Pure functions; `ebbtide.transports.http.download` asks the questions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from ebbtide.core.digests import stored_digest
from ebbtide.core.events import RestartReason
from ebbtide.core.http_validators import dates_agree, etags_agree, strong_date, strong_etag
from ebbtide.core.jobs import RemoteVersion


class Proof(Enum):
    """How a part is asked for."""

    ETAG = "etag"
    DATE = "date"
    OVERLAP = "overlap"
    CHECKSUM = "checksum"


class PartVerdict(Enum):
    """What to do with a 206."""

    USE = "use"
    COMPARE = "compare"
    """Use it if its overlap with the bytes held is the same."""
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer says about the version, beside what was held before."""

    content_differs: bool
    """Another length, or another checksum."""
    etag_differs: bool
    etag_proves: bool
    """Both are strong and equal."""
    date_differs: bool
    date_proves: bool
    """Both are equal, and the one held is strong."""

    @property
    def is_change(self) -> bool:
        """The answer itself says that the file is another one."""
        if self.content_differs:
            return True
        return self.date_differs and not self.etag_proves


def weigh(held: RemoteVersion, found: RemoteVersion) -> Evidence:
    """Compare two versions by what the server said about them."""
    both_etags = held.etag is not None and found.etag is not None
    etags_equal = both_etags and etags_agree(held.etag or "", found.etag or "")
    both_dates = held.last_modified is not None and found.last_modified is not None
    dates_equal = both_dates and dates_agree(held.last_modified or "", found.last_modified or "")
    return Evidence(
        content_differs=_lengths_differ(held, found) or _digests_differ(held, found),
        etag_differs=both_etags and not etags_equal,
        etag_proves=etags_equal and None not in (strong_etag(held), strong_etag(found)),
        date_differs=both_dates and not dates_equal,
        date_proves=dates_equal and strong_date(held) is not None,
    )


def _lengths_differ(held: RemoteVersion, found: RemoteVersion) -> bool:
    return None not in (held.length, found.length) and held.length != found.length


def _digests_differ(held: RemoteVersion, found: RemoteVersion) -> bool:
    one, other = stored_digest(held.digest), stored_digest(found.digest)
    if one is None or other is None or one.algorithm != other.algorithm:
        return False
    return one != other


def first_proof(held: RemoteVersion) -> Proof:
    """Return the strongest proof that the version held allows."""
    if strong_etag(held) is not None:
        return Proof.ETAG
    return Proof.DATE if strong_date(held) is not None else Proof.OVERLAP


def judge_part(proof: Proof, evidence: Evidence, *, etags_vary: bool) -> PartVerdict:
    """Say what a 206 is worth.

    Args:
        proof: how it was asked for.
        evidence: what its head says.
        etags_vary: the server was seen to give every answer another ETag.
    """
    if proof is Proof.CHECKSUM:
        return PartVerdict.CHANGED if evidence.content_differs else PartVerdict.USE
    if evidence.is_change:
        return PartVerdict.CHANGED
    if proof is Proof.ETAG:
        # Yes to our ETag beside another one is a contradiction.
        return PartVerdict.CHANGED if evidence.etag_differs else PartVerdict.USE
    if evidence.etag_differs and not (evidence.date_proves or etags_vary):
        return PartVerdict.CHANGED
    if proof is Proof.DATE and not evidence.etag_differs:
        return PartVerdict.USE
    return PartVerdict.COMPARE


def next_proof(proof: Proof, held: RemoteVersion, evidence: Evidence) -> Proof | RestartReason:
    """Say what follows when the server sent the whole file in answer to a part's question.

    Some servers answer so to any If-Range, or to an ETag in it, although they have the
    same file and can send a part of it: ask in the next weaker way before giving up bytes.
    """
    if proof is Proof.CHECKSUM:
        changed = evidence.content_differs
        return RestartReason.REMOTE_CHANGED if changed else RestartReason.NOT_RESUMABLE
    if evidence.is_change:
        return RestartReason.REMOTE_CHANGED
    if proof is Proof.ETAG and strong_date(held) is not None:
        return Proof.DATE
    if proof is not Proof.OVERLAP:
        return Proof.OVERLAP
    return RestartReason.REMOTE_CHANGED if evidence.etag_differs else RestartReason.NOT_RESUMABLE


def merged(held: RemoteVersion, found: RemoteVersion, *, etags_vary: bool) -> RemoteVersion:
    """Return the version held, completed by what an answer of the same version adds.

    The dates stay those of the first answer: only together do they say how old the file
    was when its first byte came.
    """
    return replace(
        held,
        length=held.length if held.length is not None else found.length,
        etag=_merged_etag(held.etag, found.etag, etags_vary=etags_vary),
        media_type=held.media_type or found.media_type,
        resumable=True,
        digest=held.digest or found.digest,
        name=held.name or found.name,
    )


def _merged_etag(held: str | None, found: str | None, *, etags_vary: bool) -> str | None:
    if etags_vary:
        # It proves nothing: spare the question next time.
        return None
    if held is None or found is None:
        return held or found
    # A weak one that became strong says nothing about the bytes of before.
    return held if etags_agree(held, found) else found
