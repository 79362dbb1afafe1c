"""The command line: standard library only, so that it starts quickly."""
