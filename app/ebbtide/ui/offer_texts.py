"""What is known of an address, in words for the dialog that adds it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator

from ebbtide.core.errors import fill
from ebbtide.core.offers import Offer, OfferKind
from ebbtide.core.verdicts import ReasonCode
from ebbtide.ui import formats, texts
from ebbtide.ui.texts import SEPARATOR, translate

_PAGE = "text/html"
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")


def facts_text(offer: Offer) -> str:
    """Return what the server says, in one line; empty for nothing."""
    return SEPARATOR.join(_facts(offer))


def worries_text(offer: Offer) -> str:
    """Return what somebody should know before adding, a sentence a line; empty for nothing."""
    return "\n".join((*_trouble(offer), *_here(offer)))


def total_line(offers: Iterable[Offer]) -> tuple[str, bool]:
    """Return what all of it takes and whether that is more than there is; empty if unknown."""
    known = [offer for offer in offers if offer.size is not None]
    needed = sum(offer.size or 0 for offer in known)
    free = min((offer.free for offer in known if offer.free is not None), default=None)
    words = {"needed": formats.size(needed), "free": "" if free is None else formats.size(free)}
    if free is not None and needed > free:
        return fill(translate("Offer", "Needs {needed}, {free} free"), words), True
    if len(known) < 2:
        return "", False
    return fill(translate("Offer", "{needed} together"), words), False


def _trouble(offer: Offer) -> Iterator[str]:
    if offer.held is not None and offer.held.code is ReasonCode.OFFLINE:
        yield translate("Offer", "There is no network connection to ask the server over")
    elif offer.held is not None:
        template = translate("Offer", "Your rules forbid asking over this connection ({network})")
        yield fill(template, offer.held.parameters)
    if offer.wants_login:
        yield translate("Offer", "The server asks for a name and password")
    elif offer.error is not None:
        yield texts.error_text(offer.error)


def _facts(offer: Offer) -> Iterator[str]:
    if offer.kind is OfferKind.DIRECTORY:
        yield translate("Offer", "A folder, with all that is in it")
    elif offer.kind is OfferKind.LIST and offer.files is None:
        yield translate("Offer", "A list of files")
    elif offer.kind is OfferKind.LIST:
        count = offer.files or 0
        template = translate("Offer", "A list of {count} files", None, count)
        yield fill(template, {"count": formats.number(count)})
    if offer.size is not None:
        yield formats.size(offer.size)
    elif offer.media_type is not None:
        yield translate("Offer", "size not known")
    if offer.resumable is not None:
        can = translate("Offer", "can be resumed")
        yield can if offer.resumable else translate("Offer", "cannot be resumed")
    if offer.media_type is not None:
        yield translate("Offer", "a web page") if _is_page(offer) else offer.media_type
    if offer.modified is not None:
        when = formats.moment(offer.modified, time.time())
        yield fill(translate("Offer", "changed {time}"), {"time": when})


def _is_page(offer: Offer) -> bool:
    return offer.media_type == _PAGE and not (offer.name or "").lower().endswith(_PAGE_ENDINGS)


def _here(offer: Offer) -> Iterator[str]:
    if offer.job is not None:
        running = translate("Offer", "You are already downloading this (job {number})")
        over = translate("Offer", "You have downloaded this already (job {number})")
        yield fill(over if offer.job_is_over else running, {"number": formats.number(offer.job)})
    words = {
        "name": offer.name or "",
        "directory": _short(offer.directory or ""),
        "other": offer.saved_as or "",
    }
    if offer.exists and offer.saved_as == offer.name:
        template = translate(
            "Offer", "{name} is already in {directory}: it will wait until you have decided"
        )
        yield fill(template, words)
    elif offer.exists:
        template = translate(
            "Offer", "{name} is already in {directory}: it will be saved as {other}"
        )
        yield fill(template, words)
    elif offer.saved_as is not None and offer.saved_as != offer.name:
        template = translate(
            "Offer", "Another download is called {name}: it will be saved as {other}"
        )
        yield fill(template, words)


def _short(directory: str) -> str:
    """Return a directory as people write it."""
    home = os.path.expanduser("~")  # noqa: PTH111 - only spelling
    inside = directory == home or directory.startswith(f"{home}{os.sep}")
    return f"~{directory[len(home) :]}" if inside and home != os.sep else directory
