"""Pages that come instead of files: Wi-Fi log-in pages, expired sessions."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ebbtide.core.jobs import RemoteVersion

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ENDING = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,5}", re.ASCII)
_PAGE_ENDINGS = frozenset(
    {".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".cgi", ".do", ".pl"}
)


def is_page_instead(
    asked_url: str, answered_url: str, found: RemoteVersion, known: RemoteVersion | None
) -> bool:
    """Tell whether an answer is a web page although another kind of file was meant.

    Where the file's type is known, any page instead of it counts. On first contact only
    a page from another server counts, and only if the address ends like a file: servers do
    answer with pages where pages are meant.
    """
    if found.media_type not in _PAGES:
        return False
    if known is not None and known.media_type is not None:
        return known.media_type not in _PAGES
    if urlsplit(asked_url).hostname == urlsplit(answered_url).hostname:
        return False
    name = urlsplit(asked_url).path.rpartition("/")[2].lower()
    dot = name.rfind(".")
    ending = name[dot:] if dot > 0 else ""
    return _ENDING.fullmatch(ending) is not None and ending not in _PAGE_ENDINGS
