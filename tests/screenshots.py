"""Pictures of every screen, light and dark: what `./dev screenshots` runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# The pictures are the same everywhere, whatever screen there is.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from tests.ui import shots

if __name__ == "__main__":
    sys.argv[1:1] = [str(Path(__file__).parent.parent / "screenshots")]
    shots.main()
