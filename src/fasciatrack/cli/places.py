"""Where the platform keeps data and settings."""

import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER = "fasciatrack"


def data_folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return the folder for the diary."""
    if platform == "linux":
        return _xdg(environ, "XDG_DATA_HOME", ".local/share")
    import platformdirs

    return platformdirs.user_data_path(FOLDER)


def settings_folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return the folder for the settings file."""
    if platform == "linux":
        return _xdg(environ, "XDG_CONFIG_HOME", ".config")
    import platformdirs

    return platformdirs.user_config_path(FOLDER)


def typed_path(text: str) -> Path:
    """Return what a person typed as a place; `~` is the home folder, as in a shell."""
    try:
        return Path(text).expanduser()
    except RuntimeError:  # `~nobody` is then the name of a folder, as in a shell too
        return Path(text)


def _xdg(environ: Mapping[str, str], variable: str, default: str) -> Path:
    """Follow the XDG Base Directory Specification, which is two lines.

    Loading platformdirs for it would add a twentieth to every log; a test compares
    the two. As it says, a relative path is invalid and ignored.
    """
    given = Path(environ.get(variable, "").strip())
    home = given if given.is_absolute() else Path.home() / default
    return home / FOLDER
