"""Downloads over HTTP and HTTPS: resume that never mixes versions, at curl's price."""

from ebbtide.transports.http.transport import HttpTransport

__all__ = ["HttpTransport"]
