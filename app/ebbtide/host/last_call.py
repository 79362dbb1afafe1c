"""What is done when the process ends without asking us.

A display server that dies ends the process from within Qt, by C's `exit`: no Python code
goes on after that, and Qt aborts because the engine's thread still runs. C calls what was
registered for its end before Qt takes itself apart; that is the one moment left.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import sys
from collections.abc import Callable

_FUNCTION = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class LastCall:
    """Calls a function if the process ends from within, and then ends it at once."""

    def __init__(self, call: Callable[[], None], status: int) -> None:
        self._call: Callable[[], None] | None = call
        self._status = status
        self._process = os.getpid()
        self._function = _FUNCTION(self._end)
        # What is registered under this address can be taken back by it.
        self._key = ctypes.create_string_buffer(1)
        self._registered = _can_take_back()
        if self._registered:
            address = ctypes.addressof(self._key)
            register = ctypes.CDLL(None)["__cxa_atexit"]
            register.argtypes = (_FUNCTION, ctypes.c_void_p, ctypes.c_void_p)
            register(self._function, None, address)
            # Once Python has ended nothing of it may be called any more.
            atexit.register(self.cancel)

    def cancel(self) -> None:
        """End as usual: everything has been put in order. Cancelling twice is allowed."""
        self._call = None
        if self._registered:
            self._registered = False
            take_back = ctypes.CDLL(None)["__cxa_finalize"]
            take_back.argtypes = (ctypes.c_void_p,)
            take_back(ctypes.addressof(self._key))
            atexit.unregister(self.cancel)

    def _end(self, _: object) -> None:
        call, self._call = self._call, None
        if call is not None and os.getpid() == self._process:
            try:
                call()
            finally:
                os._exit(self._status)


def _can_take_back() -> bool:
    """Tell whether this is GNU's C library: others keep what was registered once."""
    return sys.platform == "linux" and "CS_GNU_LIBC_VERSION" in os.confstr_names
