"""A real browser without a window, spoken to through a pipe.

It speaks the DevTools protocol: JSON messages that end in NUL, on descriptors 3 and 4.
"""

import json
import os
import select
import shutil
import subprocess
from base64 import b64decode
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATH = next((found for name in NAMES if (found := shutil.which(name))), None)
"""Where the browser is; None where there is none."""
PATIENCE = 60
"""Seconds until a browser that says nothing counts as dead."""
FLAGS = (
    "--headless",
    "--no-sandbox",  # it opens only what the test wrote, and may run as root
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)


class Browser:
    """One browser with one tab; a context manager.

    Attributes:
        events: Everything the browser told by itself, oldest first.
    """

    def __init__(self, profile: Path) -> None:
        assert PATH is not None
        to_browser, self._to = os.pipe()
        self._from, from_browser = os.pipe()
        # The shell puts the pipes where the browser looks for them.
        words = (PATH, *FLAGS, f"--user-data-dir={profile}", "about:blank")
        self._process = subprocess.Popen(
            [  # noqa: S607 - any shell will do
                "bash",
                "-c",
                f'exec "$@" 3<&{to_browser} 4>&{from_browser}',
                "-",
                *words,
            ],
            pass_fds=(to_browser, from_browser),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.events: list[dict[str, Any]] = []
        self._unread = b""
        self._count = 0
        self._session: str | None = None

    def __enter__(self) -> Self:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        found = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session = None
        self.ask("Browser.close")
        self._process.wait(timeout=PATIENCE)
        os.close(self._to)
        os.close(self._from)

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """Call a method of the protocol and return its result."""
        self._count += 1
        message: dict[str, Any] = {
            "id": self._count,
            "method": method,
            "params": params,
        }
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def open(
        self, path: Path, *, width: int = 1000, dark: bool = False, media: str = ""
    ) -> None:
        """Show a file at a width, to somebody who likes it light or dark."""
        self.resize(width)
        self.prefer(dark=dark, media=media)
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri())
        while not self.told("Page.loadEventFired"):
            self.events.append(self._message())

    def resize(self, width: int) -> None:
        """Make the window so many pixels wide."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=800,
            deviceScaleFactor=1,
            mobile=False,
        )

    def prefer(self, *, dark: bool = False, media: str = "") -> None:
        """Choose a color scheme, and the medium if it is not a screen."""
        scheme = "dark" if dark else "light"
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", media=media, features=features)

    def value(self, script: str) -> Any:  # noqa: ANN401 - whatever the script gives
        """Evaluate a script from outside of the page."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return found["result"].get("value")

    def pdf(self) -> bytes:
        """Print the page on the paper it asks for."""
        data = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return b64decode(data["data"])

    def picture(self) -> bytes:
        """Take a picture of all of the page, as PNG."""
        data = self.ask("Page.captureScreenshot", captureBeyondViewport=True)
        return b64decode(data["data"])

    def told(self, method: str) -> list[dict[str, Any]]:
        """Return what the browser told by itself under this name."""
        return [one["params"] for one in self.events if one.get("method") == method]

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            is_ready, _, _ = select.select([self._from], [], [], PATIENCE)
            assert is_ready, "the browser does not answer"
            chunk = os.read(self._from, 1 << 16)
            assert chunk, "the browser ended"
            self._unread += chunk
        first, _, self._unread = self._unread.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message
