"""JSON-RPC 2.0, one JSON object a line: protocol, method table, address and client.

`table`, `address` and `client` import nothing of the core before they need it, so that
the command line starts quickly; `protocol` and `methods` are for the engine's side.
"""
