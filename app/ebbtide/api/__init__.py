"""The private socket's language: JSON-RPC 2.0, one JSON object a line."""
