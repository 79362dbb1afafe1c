"""Which proxy the system wants for an address."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

_SPOKEN = ("http", "https")


def system_proxy(url: str) -> str | None:
    """Return the proxy's address, or None to go straight to the server.

    Looks at the environment (``https_proxy``, ``no_proxy`` …), and on macOS and Windows
    at the system's settings.
    """
    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    return proxy if urlsplit(proxy).scheme in _SPOKEN else None
