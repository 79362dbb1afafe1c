"""Files of this computer and of what is mounted there, to and from ``file:`` addresses."""

from ebbtide.transports.local.transport import FileTransport

__all__ = ["FileTransport"]
