"""When Python looks for garbage. No Qt."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def many_to_stay() -> Iterator[None]:
    """Make very many objects that stay, without looking at all of them again and again.

    The collector goes through everything each time that there is a quarter more of it, and
    nobody else runs meanwhile: up to 0.2 s with ten thousand jobs. What is there at the end is
    never looked at again; it still goes as soon as nobody refers to it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
