"""Who may ask: the browser that was opened with the token of this run, on this machine, from our own page.

A name of another site that leads to this machine (DNS rebinding), a form or a script of another site, another user of
the machine, a page that frames ours: each is refused before anything is looked up.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from typing import Final

from msgspec import Struct, field
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES: Final = 64 * 1024
"""Of what a page may send."""
OPEN: Final = "/open"
"""The address at which the token becomes a cookie."""
BESIDE: Final = "/beside/"
"""What slides ask for themselves: their frame has no origin and gets no cookies, so that the address is a secret."""
FRAME: Final = "/frame/"
_PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
_FRAME_POLICY: Final = f"sandbox {SANDBOX}; frame-ancestors 'self'"
_ALWAYS: Final = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin-allow-popups"),  # the speaker's screen is a window of its own
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
)


def _secret() -> str:
    return token_urlsafe(32)


class Secrets(Struct, frozen=True):
    """Of one run; 256 bits each."""

    port: int
    token: str = field(default_factory=_secret)
    """In the address that the command opens, and nowhere else."""
    cookie: str = field(default_factory=_secret)
    header: str = field(default_factory=_secret)
    """What our own page sends with all that changes something."""
    beside: str = field(default_factory=_secret)

    @property
    def cookie_name(self) -> str:
        """Browsers do not tell ports apart where cookies are concerned."""
        return f"diapo-{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        return tuple(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    @property
    def start(self) -> str:
        return f"http://127.0.0.1:{self.port}{OPEN}?token={self.token}"


class Guard:
    """Around the application."""

    def __init__(self, app: ASGIApp, secrets: Secrets) -> None:
        self._app, self._secrets = app, secrets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing here is a web socket
        path = scope["path"]
        why = self._refusal(scope, path)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *_headers(path)]}
            await send(message)

        if why:
            await PlainTextResponse(why, status_code=403)(scope, receive, guarded)
            return
        await self._app(scope, _bounded(receive), guarded)

    def _refusal(self, scope: Scope, path: str) -> str:
        """Why this request is refused; nothing if it is not."""
        secrets, method = self._secrets, scope["method"]
        headers = _Headers(scope["headers"])
        host = headers.only("host")
        if host not in secrets.hosts:
            return "This address belongs to a preview on another machine or under another name."
        if method not in ("GET", "HEAD", "POST"):
            return "This preview knows no such request."
        beside = path.startswith(f"{BESIDE}{secrets.beside}/") and method != "POST"
        origin = headers.only("origin")
        if origin is None and headers.has("origin"):
            return "There are several origins."
        if beside:
            return "" if origin in (None, "null", f"http://{host}") else "Another site asks for this."
        if (origin is not None or method == "POST") and origin != f"http://{host}":
            return "Another site asks for this."
        site = headers.only("sec-fetch-site")
        if site not in (None, "none", "same-origin"):
            return "Another site asks for this."
        if path.startswith(FRAME) and headers.only("sec-fetch-dest") not in (None, "iframe"):
            return "Slides are shown in their frame only."
        if path == OPEN:
            return ""
        if not self._has_cookie(headers.all("cookie")):
            return "Open the preview with the address that `diapo serve` printed: it has the token of this run."
        if method == "POST":
            if (headers.only("content-type") or "").partition(";")[0].strip() != "application/json":
                return "What is sent has to be JSON."
            if not hmac.compare_digest((headers.only("x-diapo") or "").encode(), secrets.header.encode()):
                return "Only the page of the preview may change it."
            length = headers.only("content-length") or ""
            if not length.isdecimal() or int(length) > MOST_BYTES:
                return "That is too much."
        return ""

    def _has_cookie(self, said: Iterable[str]) -> bool:
        for one in said:
            try:
                found = SimpleCookie(one).get(self._secrets.cookie_name)
            except CookieError:
                continue
            if found and hmac.compare_digest(found.value.encode(), self._secrets.cookie.encode()):
                return True
        return False


class _Headers:
    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._raw = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in raw]

    def all(self, name: str) -> list[str]:
        return [value for key, value in self._raw if key == name]

    def has(self, name: str) -> bool:
        return bool(self.all(name))

    def only(self, name: str) -> str | None:
        """The one that there is; None for none, and for several."""
        found = self.all(name)
        return found[0] if len(found) == 1 else None


def _headers(path: str) -> list[tuple[bytes, bytes]]:
    found = [*_ALWAYS]
    if path.startswith(BESIDE):
        found.append(("cross-origin-resource-policy", "cross-origin"))
    else:
        found.append(("cross-origin-resource-policy", "same-origin"))
    if path.startswith(FRAME):
        found.append(("content-security-policy", _FRAME_POLICY))
    else:
        found += [("content-security-policy", _PAGE_POLICY), ("x-frame-options", "DENY")]
    return [(name.encode(), value.encode()) for name, value in found]


def _bounded(receive: Receive) -> Receive:
    """What comes, up to a limit, whatever was said of its length."""
    left = MOST_BYTES

    async def bounded() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            return {"type": "http.disconnect"}
        return message

    return bounded
