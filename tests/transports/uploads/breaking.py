"""Sending files through a relay that keeps breaking the connection."""

from __future__ import annotations

import random
from collections.abc import Callable

from ebbtide.core.uploads import UploadOptions
from tests.transports.uploads.cases import Client, content
from tests.transports.uploads.relay import Relay, random_budgets
from tests.transports.uploads.sources import MemorySource

CUTS = 100


def send_through_cuts(
    client: Client,
    port: int,
    options: UploadOptions,
    arrived: Callable[[str], bytes],
    *,
    size: int,
    smallest: int | None = None,
    path: str = "/",
    cuts: int = CUTS,
    seed: int = 1,
) -> None:
    """Send files until their connections were cut off so often, and compare what arrived.

    Args:
        client: sends.
        port: of the server.
        options: how to send.
        arrived: returns what the server has under a name.
        size: bytes of the largest file.
        smallest: bytes of the smallest; half of that without it.
        path: what names of files are appended to.
        cuts: how many connections to cut off.
        seed: of where they are cut off.
    """
    chance = random.Random(seed)
    with Relay(port, random_budgets(size, seed), cuts) as relay:
        number = 0
        while relay.cuts < cuts:
            number += 1
            name = f"file-{seed}-{number}"
            source = MemorySource(
                content(chance.randrange(smallest or size // 2, size), number), name
            )
            client.send_stubbornly(source, f"{relay.url}{path}{name}", options, cuts + 1)
            assert arrived(name) == source.data
            assert source.confirmed.size == len(source.data)
