"""Which proxy the system wants for an address."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from ebbtide.core.errors import ErrorCode, TransferError

_SPOKEN = "http"


def system_proxy(url: str) -> str | None:
    """Return the proxy's address, or None to go straight to the server.

    Looks at the environment (``https_proxy``, ``no_proxy`` …), and on macOS and Windows
    at the system's settings.

    Raises:
        TransferError: SERVER_UNSUITED for a kind of proxy that is not spoken. Going past it
            would tell the server what the user wanted to keep from it.
    """
    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    scheme = urlsplit(proxy).scheme
    if scheme != _SPOKEN:
        detail = f"be reached by way of a proxy of type '{scheme}'"
        raise TransferError(ErrorCode.SERVER_UNSUITED, detail=detail)
    return proxy
