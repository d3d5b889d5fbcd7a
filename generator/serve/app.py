"""The addresses of the preview. None of them takes a path: decks, problems and pages are asked for by number or id, and
what they stand for is looked up here."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from hmac import compare_digest
from http import HTTPStatus
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from generator.assets import template_root
from generator.serve.channel import event
from generator.serve.editor import editor, open_at
from generator.serve.guard import BESIDE, FRAME, OPEN, SANDBOX, Guard, Secrets
from generator.serve.powerpoint import programs
from generator.serve.previews import Previews, Shown
from generator.serve.words import preferred, words_of

if TYPE_CHECKING:
    from jinja2 import Environment

_TYPES: Final = {"page.css": "text/css", "page.js": "text/javascript"}
Answer = Callable[[Request], Awaitable[Response]]


def application(previews: Previews, secrets: Secrets) -> Guard:
    """The application, guarded."""
    site = _Site(previews, secrets)
    routes = [
        Route(OPEN, site.open),
        Route("/", site.start),
        Route("/deck/{deck:int}", site.page),
        Route("/speaker/{deck:int}", site.speaker),
        Route("/deck/{deck:int}/events", site.events),
        Route("/deck/{deck:int}/show", site.show, methods=["POST"]),
        Route("/deck/{deck:int}/edit", site.edit, methods=["POST"]),
        Route("/deck/{deck:int}/draw", site.draw, methods=["POST"]),
        Route("/deck/{deck:int}/picture/{number:int}", site.picture),
        Route(f"{FRAME}{{deck:int}}/", site.frame),
        Route(f"{BESIDE}{{secret}}/{{deck:int}}/{{name}}", site.beside),
        *(Route(f"/{name}", site.part) for name in _TYPES),
    ]
    return Guard(Starlette(routes=routes), secrets)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(template_root() / "serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class _Site:
    def __init__(self, previews: Previews, secrets: Secrets) -> None:
        self._previews, self._secrets = previews, secrets

    async def open(self, request: Request) -> Response:
        """The token becomes a cookie, and is gone from the address."""
        if not compare_digest(request.query_params.get("token", "").encode(), self._secrets.token.encode()):
            raise HTTPException(403, "This is not the token of this run.")
        answer = RedirectResponse("/", status_code=HTTPStatus.SEE_OTHER)
        answer.set_cookie(self._secrets.cookie_name, self._secrets.cookie, httponly=True, samesite="strict", path="/")
        return answer

    async def start(self, request: Request) -> Response:
        shown = self._previews.shown
        if len(shown) == 1:
            return RedirectResponse("/deck/0", status_code=HTTPStatus.SEE_OTHER)
        return self._html(request, "list.html.j2", decks=[one.preview for one in shown])

    async def page(self, request: Request) -> Response:
        return self._page(request, speaking=False)

    async def speaker(self, request: Request) -> Response:
        """The speaker's screen, a window of its own that goes with the page."""
        return self._page(request, speaking=True)

    def _page(self, request: Request, *, speaking: bool) -> Response:
        preview = self._shown(request).preview
        return self._html(
            request,
            "page.html.j2",
            deck=preview.name,
            number=request.path_params["deck"],
            many=len(self._previews.shown) > 1,
            header=self._secrets.header,
            opens=editor() is not None,
            draws=programs() is not None,
            sandbox=SANDBOX,
            speaking=speaking,
        )

    def _html(self, request: Request, name: str, **values: Any) -> Response:
        lang = preferred(request.headers.get("accept-language", ""))
        text = _environment().get_template(name).render(lang=lang, words=dict(words_of(lang)), **values)
        return Response(text, media_type="text/html")

    async def part(self, request: Request) -> Response:
        name = request.url.path[1:]
        return Response(_part(name), media_type=_TYPES[name])

    async def frame(self, request: Request) -> Response:
        preview = self._shown(request).preview
        return Response(await asyncio.to_thread(preview.document), media_type="text/html")

    async def beside(self, request: Request) -> Response:
        if not compare_digest(request.path_params["secret"].encode(), self._secrets.beside.encode()):
            raise HTTPException(404)
        clip = self._shown(request).preview.recording(request.path_params["name"])
        if clip is None or not clip.path.is_file():
            raise HTTPException(404)
        return FileResponse(clip.path, media_type=clip.media_type)

    async def events(self, request: Request) -> Response:
        """All that is new; first all that there is, for a page that shows another version."""
        shown = self._shown(request)
        known = request.query_params.get("version", "") == str(shown.preview.version)
        first = await asyncio.to_thread(shown.preview.state if known else shown.preview.whole)
        pictures = {"pictures": shown.pictures.version, "failed": shown.pictures.failed}
        told = event(first) + event(pictures)
        return StreamingResponse(shown.channel.listen(told), media_type="text/event-stream")

    async def show(self, request: Request) -> Response:
        shown, asked = self._shown(request), await _json(request)
        try:
            await shown.show(asked)
        except ValueError:
            raise HTTPException(400, "There is no such choice.") from None
        return JSONResponse({})

    async def edit(self, request: Request) -> Response:
        """Opens the editor where a problem is, by its number, or a slide, by its id."""
        shown, asked = self._shown(request), await _json(request)
        problem, slide = asked.get("problem"), asked.get("slide")
        place = shown.preview.place(
            problem if isinstance(problem, int) else None, slide if isinstance(slide, str) else None
        )
        program = editor()
        if place is None or program is None or not place[0].is_file():
            raise HTTPException(404, "There is nothing to open.")
        try:
            open_at(program, *place)
        except OSError:
            raise HTTPException(404, "The editor could not be started.") from None
        return JSONResponse({})

    async def draw(self, request: Request) -> Response:
        shown, asked = self._shown(request), await _json(request)
        if asked.get("on"):
            shown.draw()
        else:
            shown.draws = False
        return JSONResponse({})

    async def picture(self, request: Request) -> Response:
        pages = self._shown(request).pictures.pages
        number = request.path_params["number"]
        if not 0 <= number < len(pages):
            raise HTTPException(404)
        return Response(pages[number], media_type="image/png")

    def _shown(self, request: Request) -> Shown:
        number: int = request.path_params["deck"]
        if not 0 <= number < len(self._previews.shown):
            raise HTTPException(404)
        return self._previews.shown[number]


async def _json(request: Request) -> dict[str, Any]:
    try:
        found = await request.json()
    except (JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise HTTPException(400, "This is not JSON.") from None
    if not isinstance(found, dict):
        raise HTTPException(400, "An object is expected.")
    return found


@cache
def _part(name: str) -> bytes:
    return (template_root() / "serve" / name).read_bytes()
