"""Requests that somebody else might make: each is refused, and nothing happens."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.serve import Served, served
from tests.small_decks import DECK

HTML = "<!DOCTYPE html>"
SHUT = 400
"""Also where the server ends the connection before all was sent, as it does with what is no HTTP."""
SHOW, EDIT = "/deck/0/show", "/deck/0/edit"


class Visitor:
    """One who may come in, and what others would have to forge."""

    def __init__(self, run: Served) -> None:
        self.port = run.port
        self.host = f"127.0.0.1:{run.port}"
        status, headers, _ = ask(self.port, "GET", run.start.partition(self.host)[2], {"Host": self.host})
        assert status == 303
        self.cookie = headers["set-cookie"].partition(";")[0]
        self.set_cookie = headers["set-cookie"]
        _, _, page = ask(self.port, "GET", "/deck/0", self.good())
        self.header = page.partition('data-header="')[2].partition('"')[0]

    def good(self, **others: str | None) -> dict[str, str]:
        """The headers of our own page; others by their names with underscores, None for none."""
        found = {"Host": self.host, "Cookie": self.cookie}
        return self._with(found, others)

    def posting(self, **others: str | None) -> dict[str, str]:
        found = {
            "Host": self.host,
            "Cookie": self.cookie,
            "Origin": f"http://{self.host}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
            "X-Diapo": self.header,
        }
        return self._with(found, others)

    @staticmethod
    def _with(found: dict[str, str], others: dict[str, str | None]) -> dict[str, str]:
        for name, value in others.items():
            key = name.replace("_", "-").title()
            found.pop(key, None)
            if value is not None:
                found[key] = value
        return found


def ask(
    port: int, method: str, path: str, headers: dict[str, str], body: str | None = None
) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    if body is not None and "Content-Length" not in headers:
        headers = {**headers, "Content-Length": str(len(body.encode()))}
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders(body.encode() if body is not None else None)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text
    except ConnectionError:
        return SHUT, {}, ""
    finally:
        connection.close()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    (folder / "secret.txt").write_text("a secret", encoding="utf-8")
    with served([folder]) as found:
        yield found


@pytest.fixture(scope="module")
def visitor(run: Served) -> Visitor:
    return Visitor(run)


def reading(**others: str | None) -> tuple[str, str, dict[str, str | None], str | None]:
    path = str(others.pop("path", "/deck/0"))
    return "GET", path, others, None


def writing(**others: str | None) -> tuple[str, str, dict[str, str | None], str | None]:
    path, body = str(others.pop("path", SHOW)), others.pop("body", "{}")
    return str(others.pop("method", "POST")), path, others, body


LONG = json.dumps({"theme": "x" * 70_000})
ATTACKS = {
    "a name that leads here": reading(host="evil.example:{port}"),
    "the same without a port": reading(host="evil.example"),
    "another port": reading(host="127.0.0.1:1"),
    "no port": reading(host="127.0.0.1"),
    "no host": reading(host=None),
    "all addresses": reading(host="0.0.0.0:{port}"),
    "a host with a user": reading(host="127.0.0.1:{port}@evil.example"),
    "a host that begins so": reading(host="127.0.0.1:{port}.evil.example"),
    "events by a name that leads here": reading(host="evil.example:{port}", path="/deck/0/events"),
    "no cookie": reading(cookie=None),
    "no cookie, for the slides": reading(cookie=None, path="/frame/0/"),
    "no cookie, for events": reading(cookie=None, path="/deck/0/events"),
    "no cookie, for the program": reading(cookie=None, path="/page.js"),
    "an empty cookie": reading(cookie="diapo-{port}="),
    "a cookie of another run": reading(cookie="diapo-{port}=" + "A" * 43),
    "a cookie of another port": reading(cookie="diapo-1={cookie}"),
    "the token as a cookie": reading(cookie="diapo-{port}={token}"),
    "no token": reading(cookie=None, path="/open"),
    "a wrong token": reading(cookie=None, path="/open?token=" + "A" * 43),
    "an empty token": reading(cookie=None, path="/open?token="),
    "the token for another page": reading(cookie=None, path="/deck/0?token={token}"),
    "reading from another site": reading(origin="http://evil.example"),
    "reading from another port of this machine": reading(origin="http://127.0.0.1:1"),
    "an image of another site": reading(sec_fetch_site="cross-site", path="/deck/0/picture/0"),
    "another port of the same site": reading(sec_fetch_site="same-site"),
    "slides as a page of their own": reading(path="/frame/0/", sec_fetch_dest="document"),
    "slides as a script": reading(path="/frame/0/", sec_fetch_dest="script"),
    "a form of another site": writing(origin="http://evil.example", content_type="application/x-www-form-urlencoded"),
    "a form without an origin": writing(origin=None),
    "a sandboxed page": writing(origin="null"),
    "https where there is none": writing(origin="https://127.0.0.1:{port}"),
    "an origin by another name": writing(origin="http://localhost:{port}"),
    "text that pretends": writing(content_type="text/plain"),
    "no kind of content": writing(content_type=None),
    "no header of our page": writing(x_diapo=None),
    "a guessed header": writing(x_diapo="A" * 43),
    "too much": writing(body=LONG),
    "more than it says": writing(content_length="-1"),
    "no length": writing(transfer_encoding="chunked", content_length=""),
    "deleting": writing(method="DELETE", path="/deck/0"),
    "putting": writing(method="PUT", path="/deck/0"),
    "asking what is allowed": writing(method="OPTIONS", path=SHOW, origin="http://evil.example"),
    "tracing": writing(method="TRACE", path="/deck/0"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_are_refused(name: str, run: Served, visitor: Visitor) -> None:
    method, path, others, body = ATTACKS[name]
    token, cookie = run.start.partition("token=")[2], visitor.cookie.partition("=")[2]

    def filled(text: str) -> str:
        return text.format(port=run.port, token=token, cookie=cookie)

    values = {key: filled(value) if value else value for key, value in others.items()}
    headers = (visitor.good if method == "GET" else visitor.posting)(**values)
    before = run.previews.shown[0].preview.version
    status, answered, text = ask(run.port, method, filled(path), headers, body)
    assert status in (400, 403), text
    assert HTML not in text
    assert "set-cookie" not in answered
    assert not any(header.startswith("access-control") for header in answered)
    assert run.previews.shown[0].preview.version == before


PATHS = (
    "/deck/0/../../secret.txt", "/..%2f..%2fsecret.txt", "/secret.txt", "/deck/secret.txt", "//etc/passwd",
    "/etc/passwd",
    "/deck/-1", "/deck/1", "/deck/99999999999999999999", "/deck/0%00", "/frame/1/", "/frame/0/secret.txt",
    "/deck/0/picture/0", "/deck/0/picture/-1", "/page.js/../deck.yaml", "/deck/0/show", "/beside/x/0/secret.txt",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_address_leads_to_a_file(path: str, run: Served, visitor: Visitor) -> None:
    status, _, text = ask(run.port, "GET", path, visitor.good())
    assert status in (404, 405)
    assert "secret" not in text
    assert "root:" not in text


ASKED = (
    (SHOW, "[]"), (SHOW, "no json"), (SHOW, '"text"'), (SHOW, '{"theme": "/etc"}'), (SHOW, '{"course": "../x"}'),
    (SHOW, '{"audience": "a"}'), (SHOW, '{"min_size": 1}'), (SHOW, "[" * 30_000),
    (EDIT, '{"path": "/etc/passwd", "line": 1}'), (EDIT, '{"problem": 99}'), (EDIT, '{"problem": -1}'),
    (EDIT, '{"slide": "../../etc/passwd"}'), (EDIT, '{"problem": "0; touch x"}'),
)  # fmt: skip


@pytest.mark.parametrize(("path", "body"), ASKED)
def test_what_is_sent_chooses_only_among_what_there_is(path: str, body: str, run: Served, visitor: Visitor) -> None:
    before = run.previews.shown[0].preview.variant
    status, _, _ = ask(run.port, "POST", path, visitor.posting(), body)
    assert status in (400, 404)
    assert run.previews.shown[0].preview.variant == before


def test_our_own_page_is_let_in(run: Served, visitor: Visitor) -> None:
    status, headers, text = ask(run.port, "GET", "/deck/0", visitor.good())
    assert status == 200
    assert HTML in text
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    status, _, _ = ask(run.port, "POST", SHOW, visitor.posting(), '{"mode": "dark"}')
    assert status == 200
    assert run.previews.shown[0].preview.variant.mode == "dark"
    status, _, _ = ask(run.port, "POST", SHOW, visitor.posting(), "{}")
    assert status == 200


def test_slides_are_sandboxed_by_themselves(run: Served, visitor: Visitor) -> None:
    status, headers, _ = ask(run.port, "GET", "/frame/0/", visitor.good(sec_fetch_dest="iframe"))
    assert status == 200
    policy = headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts")
    assert "allow-same-origin" not in policy
    assert "frame-ancestors 'self'" in policy


def test_the_cookie_is_strict(visitor: Visitor) -> None:
    said = visitor.set_cookie.lower()
    assert "httponly" in said
    assert "samesite=strict" in said


def test_only_this_machine_is_listened_to(run: Served) -> None:
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as other:
        other.settimeout(1)
        assert other.connect_ex(("::1", run.port)) != 0
    listening = f"{run.port:04X}"
    rows = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    assert {row for row in rows if row.endswith(":" + listening) and row != f"0100007F:{listening}"} == set()
