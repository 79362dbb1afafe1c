"""A small server that takes uploads, for people without one and for the tests of the clients.

It speaks the BITS upload protocol ([MC-BUP]) and the Internet-Draft "Resumable Uploads for HTTP",
and hands out what it has taken. It needs nothing but the standard library and the core.
"""
