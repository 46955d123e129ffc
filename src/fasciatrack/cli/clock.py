"""The machine's clock and time zone; nothing else reads them."""

import os
from datetime import datetime, tzinfo
from pathlib import Path

LOCALTIME = Path("/etc/localtime")


def local_now() -> datetime:
    """Read the clock, to the second, with the offset that holds here and now."""
    return datetime.now().astimezone().replace(microsecond=0)


def local_zone_name(localtime: Path = LOCALTIME) -> str | None:
    """Find the IANA name of this machine's zone; None where it has none.

    Linux and macOS keep it as a link, which is quick to read; tzlocal knows the rest.
    """
    name = os.environ.get("TZ", "").removeprefix(":")
    if name:
        return name if zone_named(name) else None
    try:
        target = localtime.readlink().as_posix()
    except OSError:
        target = ""
    if "zoneinfo/" in target:
        return target.split("zoneinfo/", 1)[1]
    return _name_by_tzlocal()


def zone_named(name: str) -> tzinfo | None:
    """Return the zone with its rules for summer time, if there is one of this name."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return None


def _name_by_tzlocal() -> str | None:
    import tzlocal

    try:
        return tzlocal.get_localzone_name()
    except (ValueError, OSError, LookupError):
        return None
