"""Uploads over HTTP, one module for each protocol.

Where to begin: `base` says what a protocol has to do and what it is given, `sessions` does what
all protocols with sessions have in common, `table` lists them. `exchange` makes requests (who we
are, redirects, proxies, cookies), `body` sends the file, `refusals` says what a status means.
"""
