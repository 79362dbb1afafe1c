"""Where things are kept: the XDG directories and their likes elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from ebbtide.system.policy_files import policy_directory

APPLICATION = "ebbtide"
_PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Directories:
    """Directories of this user; made on demand, for nobody else to read."""

    data: Path
    """The job database."""
    state: Path
    """Log files."""
    config: Path
    """How the window looks."""
    policy: Path = field(default_factory=policy_directory)
    """What the administrator of this computer says; never made by us."""

    @property
    def database(self) -> Path:
        """The job database."""
        return self.data / "jobs.db"

    @property
    def secrets_file(self) -> Path:
        """Passwords, on machines without a keyring whose user asked for a file."""
        return self.data / "secrets.json"

    @property
    def log_file(self) -> Path:
        """What the program says about itself."""
        return self.state / "ebbtide.log"

    @property
    def window_settings(self) -> Path:
        """Positions and sizes."""
        return self.config / "window.ini"

    def make(self) -> None:
        """Create what is missing.

        Raises:
            OSError: the system refuses.
        """
        for directory in (self.data, self.state, self.config):
            directory.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)


def user_directories() -> Directories:
    """Return this user's directories."""
    return Directories(
        platformdirs.user_data_path(APPLICATION, appauthor=False),
        platformdirs.user_state_path(APPLICATION, appauthor=False),
        platformdirs.user_config_path(APPLICATION, appauthor=False),
    )


def downloads_directory() -> Path:
    """Return where this user's browser saves, too."""
    return platformdirs.user_downloads_path()
