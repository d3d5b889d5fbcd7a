"""Drives a headless Chromium through its DevTools protocol over a pipe: no port, no library, no network.

    with Chromium() as browser:
        page = browser.open(path.as_uri(), width=1280, height=720)
        page.evaluate("document.title")
        page.screenshot(Path("deck.png"))

Protocol: https://chromedevtools.github.io/devtools-protocol/ ; with ``--remote-debugging-pipe`` messages are JSON,
each ended by a NUL byte, read by the browser from file descriptor 3 and written to 4.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-popup-blocking",
    "--hide-scrollbars",
    "--mute-audio",
    "--metrics-recording-only",
    "--password-store=basic",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--force-prefers-reduced-motion",
    # What a page asks for shall fail at once instead of leaving the machine; the request is recorded all the same.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-pipe",
)

KEYS = {
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
    "Tab": 9,
    "Enter": 13,
    "Escape": 27,
    "Home": 36,
    "End": 35,
    "PageUp": 33,
    "PageDown": 34,
    "Delete": 46,
    "F5": 116,
    " ": 32,
}

LOCAL = ("file:", "data:", "blob:", "about:", "chrome:")


class ChromiumError(Exception):
    """The browser said no, ended, or took too long."""


class ScriptError(ChromiumError):
    """The page's own script, or what it was asked, raised something."""


def find_chromium() -> str | None:
    """Path of the first browser found on the PATH, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@dataclass
class Page:
    """One tab or popup. Lengths are CSS pixels; everything that happened since it was opened is recorded."""

    browser: Chromium
    target: str
    session: str
    opener: str | None = None
    requests: list[str] = field(default_factory=list)
    """Every address that was asked for, local ones included."""
    blocked: list[str] = field(default_factory=list)
    """Addresses that the page's own policy kept from being asked for; not in ``requests``."""
    console: list[str] = field(default_factory=list)
    """Console messages, uncaught exceptions and the browser's own log, each as ``level: text``."""
    dialogs: list[str] = field(default_factory=list)
    contexts: dict[str, int] = field(default_factory=dict)
    loads: int = 0
    again: bool = True
    """Whether its tab may serve another page once this one is closed."""
    _asked: dict[str, str] = field(default_factory=dict)

    @property
    def network_requests(self) -> list[str]:
        """What would have left the machine."""
        return [url for url in self.requests if not url.startswith(LOCAL)]

    @property
    def errors(self) -> list[str]:
        return [line for line in self.console if line.startswith("error:")]

    @property
    def popups(self) -> list[Page]:
        """Pages that this one opened, oldest first."""
        self.browser.settle()
        return [page for page in self.browser.pages.values() if page.opener == self.target]

    @property
    def frames(self) -> list[tuple[str, str]]:
        """Id and address of every frame, the main one first."""

        def walk(tree: dict[str, Any]) -> list[tuple[str, str]]:
            children = [pair for child in tree.get("childFrames", ()) for pair in walk(child)]
            return [(tree["frame"]["id"], tree["frame"]["url"]), *children]

        return walk(self.call("Page.getFrameTree")["frameTree"])

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        return self.browser.call(method, session=self.session, **params)

    def goto(self, url: str, timeout: float = 30.0) -> None:
        """Loads the address and waits for its load event and its fonts."""
        before = self.loads
        answer = self.call("Page.navigate", url=url)
        if answer.get("errorText"):
            raise ChromiumError(f"{url}: {answer['errorText']}")
        if "loaderId" in answer:  # without one it was a change of the fragment only
            self.browser.wait_until(lambda: self.loads > before, timeout, f"{url} to load")
        self.evaluate("document.fonts.ready.then(() => true)")

    def evaluate(self, script: str, frame: str | None = None) -> Any:
        """The value (as JSON) of a JavaScript expression; a promise is awaited. ``frame`` is an id of ``frames``."""
        params: dict[str, Any] = {"contextId": self.contexts[frame]} if frame else {}
        answer = self.call(
            "Runtime.evaluate",
            expression=script,
            returnByValue=True,
            awaitPromise=True,
            userGesture=True,
            **params,
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise ScriptError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def wait_for(self, script: str, timeout: float = 10.0, frame: str | None = None) -> Any:
        """Waits until the expression is truthy, and gives its value. What it asks of need not be there yet. ``frame``
        is an id of ``frames``."""
        end = time.monotonic() + timeout
        while True:
            wrong = None
            try:
                if value := self.evaluate(script, frame):
                    return value
            except ScriptError as problem:
                wrong = problem
            if time.monotonic() > end:
                raise ChromiumError(f"not true within {timeout:g} s: {script}") from wrong
            self.browser.settle(0.03)

    def viewport(self, width: int, height: int, scale: float = 1.0, *, mobile: bool = False) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile
        )

    def media(self, kind: str) -> None:
        """``print``, ``screen``, or an empty string for the default."""
        self.call("Emulation.setEmulatedMedia", media=kind)

    def press(self, key: str, modifiers: int = 0) -> None:
        """One key, down and up: a name of ``KEYS`` or a character. ``modifiers``: 1 Alt, 2 Ctrl, 4 Meta, 8 Shift."""
        number = KEYS.get(key) or ord(key.upper())
        event: dict[str, Any] = {
            "key": key,
            "code": key if len(key) > 1 else f"Key{key.upper()}",
            "windowsVirtualKeyCode": number,
            "modifiers": modifiers,
        }
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        self.call("Input.dispatchKeyEvent", **event, **down)
        self.call("Input.dispatchKeyEvent", **event, type="keyUp")

    def swipe(self, start: tuple[float, float], *way: tuple[float, float]) -> None:
        """A finger from a place over others; the last one is where it is lifted."""
        for kind, places in (("touchStart", (start,)), ("touchMove", way)):
            for x, y in places:
                self.call("Input.dispatchTouchEvent", type=kind, touchPoints=[{"x": x, "y": y}])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def prefers(self, **features: str) -> None:
        """Media features, by names with underscores: ``prefers_reduced_motion="reduce"``."""
        told = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", features=told)

    def screenshot(self, path: Path | None = None, *, full: bool = False) -> bytes:
        """A PNG of the viewport, or of the whole document when ``full``."""
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=full)
        data = base64.b64decode(answer["data"])
        if path:
            path.write_bytes(data)
        return data

    def print_pdf(self, path: Path | None = None) -> bytes:
        """What the browser's Print makes: backgrounds on, page size from the page's own style, no header."""
        answer = self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        data = base64.b64decode(answer["data"])
        if path:
            path.write_bytes(data)
        return data

    def close(self) -> None:
        """Its tab is kept for the next page: a new one takes longer than to load a deck."""
        others = [page for page in self.browser.pages.values() if page.opener == self.target]
        if self.again and not self.opener and not others:
            self.goto("about:blank")
            self.call("Emulation.setEmulatedMedia", media="", features=[])
            self.call("Emulation.setTouchEmulationEnabled", enabled=False)
            self.call("Emulation.setScriptExecutionDisabled", value=False)
            self.call("Page.resetNavigationHistory")
            self.browser.tabs.append((self.target, self.session))
        else:
            self.browser.call("Target.closeTarget", targetId=self.target)
        self.browser.pages.pop(self.session, None)

    def handle(self, method: str, params: dict[str, Any]) -> None:
        match method:
            case "Page.loadEventFired":
                self.loads += 1
            case "Network.requestWillBeSent":
                url = self._asked[params["requestId"]] = params["request"]["url"]
                self.requests.append(url)
            case "Network.loadingFailed" if params.get("blockedReason") == "csp":
                url = self._asked[params["requestId"]]
                self.requests.remove(url)
                self.blocked.append(url)
            case "Network.webSocketCreated":
                self.requests.append(params["url"])
            case "Runtime.consoleAPICalled":
                said = " ".join(str(arg.get("value", arg.get("description", arg["type"]))) for arg in params["args"])
                self.console.append(f"{params['type']}: {said}")
            case "Runtime.exceptionThrown":
                details = params["exceptionDetails"]
                what = details.get("exception", {}).get("description") or details["text"]
                self.console.append(f"error: {what}")
            case "Log.entryAdded":
                entry = params["entry"]
                self.console.append(f"{entry['level']}: {entry['text']} {entry.get('url', '')}".rstrip())
            case "Page.javascriptDialogOpening":
                self.dialogs.append(params["message"])
                self.browser.send("Page.handleJavaScriptDialog", self.session, accept=False)
            case "Runtime.executionContextCreated":
                aux = params["context"].get("auxData", {})
                if aux.get("isDefault"):
                    self.contexts[aux["frameId"]] = params["context"]["id"]
            case "Runtime.executionContextsCleared":
                self.contexts.clear()


class Chromium:
    """One browser process with an empty profile; ends with the ``with`` block."""

    def __init__(self, path: str | Path | None = None, *flags: str, timeout: float = 60.0) -> None:
        found = str(path) if path else find_chromium()
        if not found:
            raise ChromiumError("no Chromium on the PATH")
        self.timeout = timeout
        self.pages: dict[str, Page] = {}
        self.tabs: list[tuple[str, str]] = []
        """Empty ones, by target and session."""
        self._answers: dict[int, dict[str, Any]] = {}
        self._rest = b""
        self._last = 0
        self._profile = tempfile.TemporaryDirectory(prefix="diapo-chromium-", ignore_cleanup_errors=True)
        self._pid, self._write, self._read = _spawn([found, *FLAGS, f"--user-data-dir={self._profile.name}", *flags])
        try:
            self.call(
                "Target.setAutoAttach",
                autoAttach=True,
                waitForDebuggerOnStart=True,
                flatten=True,
                filter=[{"type": "page"}],
            )
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def open(
        self,
        url: str = "about:blank",
        *,
        width: int = 1280,
        height: int = 720,
        scale: float = 1.0,
        mobile: bool = False,
        javascript: bool = True,
    ) -> Page:
        """A tab with the address loaded. Without ``javascript`` the page's own scripts do not run."""
        page = self._tab()
        page.again = javascript
        page.viewport(width, height, scale, mobile=mobile)
        if not javascript:
            page.call("Emulation.setScriptExecutionDisabled", value=True)
        if url != "about:blank":
            page.goto(url)
        return page

    def _tab(self) -> Page:
        """An empty tab: one of a page that is closed, or a new one."""
        if self.tabs:
            target, session = self.tabs.pop()
            page = self.pages[session] = Page(self, target, session)
            page.call("Page.bringToFront")
            return page
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.wait_until(lambda: any(page.target == target for page in self.pages.values()), self.timeout, "a new tab")
        return next(page for page in self.pages.values() if page.target == target)

    def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """Sends one command and waits for its answer; events that come first are handled on the way."""
        number = self.send(method, session, **params)
        self.wait_until(lambda: number in self._answers, self.timeout, method)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise ChromiumError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def send(self, method: str, session: str | None = None, **params: Any) -> int:
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data) :]
        return self._last

    def settle(self, seconds: float = 0.05) -> None:
        """Takes in whatever the browser reports within this time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._receive(left)

    def wait_until(self, done: Callable[[], object], timeout: float, what: str) -> None:
        """Takes in reports until ``done()`` is true, which is asked after each and at least ten times a second."""
        end = time.monotonic() + timeout
        while not done():
            left = end - time.monotonic()
            if left <= 0:
                raise ChromiumError(f"waited {timeout:g} s for {what}")
            self._receive(min(left, 0.1))

    def close(self) -> None:
        """Ends the browser with all its processes, and removes its profile."""
        for fd in (self._write, self._read):
            os.close(fd)
        for number, patience in ((signal.SIGTERM, 3.0), (signal.SIGKILL, 10.0)):
            try:
                os.killpg(self._pid, number)
            except ProcessLookupError:
                break
            end = time.monotonic() + patience
            while (gone := os.waitpid(self._pid, os.WNOHANG)[0] != 0) is False and time.monotonic() < end:
                time.sleep(0.02)
            if gone:
                break
        self._profile.cleanup()

    def _receive(self, timeout: float) -> None:
        ready, _, _ = select.select([self._read], [], [], timeout)
        if not ready:
            return
        data = os.read(self._read, 1 << 20)
        if not data:
            raise ChromiumError("the browser ended")
        *whole, self._rest = (self._rest + data).split(b"\0")
        for part in whole:
            message = json.loads(part)
            if "id" in message:
                self._answers[message["id"]] = message
            else:
                self._handle(message["method"], message["params"], message.get("sessionId"))

    def _handle(self, method: str, params: dict[str, Any], session: str | None) -> None:
        if method == "Target.attachedToTarget":
            self._attach(params["sessionId"], params["targetInfo"])
        elif method == "Target.detachedFromTarget":
            self.pages.pop(params["sessionId"], None)
            self.tabs = [tab for tab in self.tabs if tab[1] != params["sessionId"]]
        elif session in self.pages:
            self.pages[session].handle(method, params)

    def _attach(self, session: str, info: dict[str, Any]) -> None:
        self.pages[session] = Page(self, info["targetId"], session, info.get("openerId"))
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable", session)
        self.send("Runtime.runIfWaitingForDebugger", session)


def _spawn(command: list[str]) -> tuple[int, int, int]:
    """Starts the program in a session of its own; gives its pid and our ends of the pipes (write, read)."""
    theirs_read, ours_write = os.pipe()
    ours_read, theirs_write = os.pipe()
    # Out of the way of 3 and 4, so that neither copy in the child overwrites the other's source.
    far = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 64) for fd in (theirs_read, theirs_write)]
    os.close(theirs_read)
    os.close(theirs_write)
    actions: list[tuple[Any, ...]] = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_DUP2, far[0], 3),
        (os.POSIX_SPAWN_DUP2, far[1], 4),
    ]
    try:
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions, setsid=True)
    finally:
        for fd in far:
            os.close(fd)
    return pid, ours_write, ours_read
