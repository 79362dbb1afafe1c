"""Files on SMB 2 and 3 servers, in both directions: pipelined, resumable, signed or encrypted."""

from ebbtide.transports.smb.transport import SmbTransport

__all__ = ["SmbTransport"]
