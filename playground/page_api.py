"""The HTTP endpoints of the web page."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aiohttp import web

from playground import page_view
from playground.errors import Impossible
from playground.live import Live
from playground.methods.commands import shown_commands

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playground.messages import Message
    from playground.server import Playground

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

Json = dict[str, Any]
PAGE = Path(__file__).with_name("page")
FIRST_STRANGER = 700_000
MESSAGES_PER_REQUEST = 200


class Refused(Exception):  # the request was refused; the sentence says why
    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def speaking(handler: Handler) -> Handler:
    """Refusals become {"error": sentence}."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except Impossible as reason:
            return web.json_response({"error": str(reason)}, status=409)
        except Refused as reason:
            return web.json_response({"error": str(reason)}, status=reason.status)

    return answer


async def body_of(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        raise Refused("the request body must be JSON") from None
    if not isinstance(body, dict):
        raise Refused("the request body must be a JSON object")
    return body


def value(body: Json, name: str, kind: type | tuple[type, ...]) -> Any:
    found = body.get(name)
    if not isinstance(found, kind) or (isinstance(found, bool) and kind is not bool):
        raise Refused(f"{name} is missing or wrong")
    return found


def shown(message: Message) -> web.Response:
    return web.json_response({"message": page_view.message(message)})


async def ask_for_fresh_page(request: web.Request, response: web.StreamResponse) -> None:
    """After an update of the program no browser may go on with yesterday's modules."""
    if request.path.startswith("/static/"):
        response.headers["Cache-Control"] = "no-cache"


SHOWN = ("image/", "audio/", "video/", "application/pdf")
"""Kinds of files a browser shows as what they are; any other is only downloaded."""


class PageApi:
    def __init__(self, playground: Playground) -> None:
        self.playground = playground
        self.world = playground.world
        self.live = Live(playground)

    def add_routes(self, application: web.Application) -> None:
        router = application.router
        router.add_get("/", self.index)
        if PAGE.is_dir():
            router.add_static("/static/", PAGE)
            application.on_response_prepare.append(ask_for_fresh_page)
        chat = "/playground/chats/{person_id}"
        router.add_get("/playground/state", speaking(self.state))
        router.add_post("/playground/people", speaking(self.add_person))
        router.add_get(chat + "/messages", speaking(self.messages))
        router.add_get(chat + "/commands", speaking(self.commands))
        for name, handler in (
            ("text", self.text), ("file", self.file), ("contact", self.contact), ("location", self.location),
            ("edit", self.edit), ("press", self.press), ("block", self.block), ("read", self.read),
        ):  # fmt: skip
            router.add_post(f"{chat}/{name}", speaking(handler))
        router.add_get("/playground/files/{unique_id}", speaking(self.stored_file))
        self.live.add_routes(application)

    def person_id(self, request: web.Request) -> int:
        text = request.match_info["person_id"]
        if not text.isdigit() or int(text) not in self.world.people:
            raise Refused("there is no such person", 404)
        return int(text)

    async def index(self, _request: web.Request) -> web.StreamResponse:
        page = PAGE / "index.html"
        if not page.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(page)

    async def state(self, _request: web.Request) -> web.Response:
        bot = self.world.bot
        people = [page_view.person(one, bot.chats.get(one.id)) for one in self.world.people.values()]
        groups = [{"id": one.id, "title": one.title} for one in bot.chats.values() if not one.is_private]
        described = {
            "id": bot.id,
            "first_name": bot.card["first_name"],
            "username": bot.username,
            "description": bot.descriptions.get("", ""),
            "short_description": bot.short_descriptions.get("", ""),
            "online": self.live.is_online(),
        }
        return web.json_response({"bot": described, "people": people, "groups": groups})

    async def add_person(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        first_name = value(body, "first_name", str).strip()
        if not first_name:
            raise Refused("a person needs a name")
        last_name = str(body.get("last_name") or "").strip()
        person_id = max([FIRST_STRANGER, *self.world.people]) + 1
        person = self.playground.add_person(person_id, first_name, last_name)
        return web.json_response(page_view.person(person, None))

    async def messages(self, request: web.Request) -> web.Response:
        chat = self.playground.chat(self.person_id(request))
        if chat is None:
            return web.json_response({"messages": []})
        before = request.query.get("before", "")
        limit = request.query.get("limit", "50")
        if (before and not before.isdigit()) or not limit.isdigit():
            raise Refused("before and limit are numbers")
        end = bisect_left(chat.order, int(before)) if before else len(chat.order)
        begin = max(0, end - min(int(limit), MESSAGES_PER_REQUEST))
        return web.json_response({"messages": [page_view.message(chat.messages[one]) for one in chat.order[begin:end]]})

    async def commands(self, request: web.Request) -> web.Response:
        person = self.world.people[self.person_id(request)]
        commands = shown_commands(self.world.bot, person.id, person.language_code)
        return web.json_response({"commands": commands})

    async def text(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        reply_to = body.get("reply_to")
        if reply_to is not None:
            reply_to = value(body, "reply_to", int)
        return shown(self.playground.say(self.person_id(request), value(body, "text", str), reply_to=reply_to))

    async def file(self, request: web.Request) -> web.Response:
        person_id = self.person_id(request)
        if not request.content_type.startswith("multipart/"):
            raise Refused("a file comes as multipart/form-data")
        form = await request.post()
        upload = form.get("file")
        if not isinstance(upload, web.FileField):
            raise Refused("file is missing")
        duration = str(form.get("duration") or "0")
        message = self.playground.send_file(
            person_id,
            str(form.get("kind", "document")),
            upload.file.read(),
            name=upload.filename,
            mime_type=upload.content_type,
            caption=str(form.get("caption") or ""),
            duration=int(float(duration)) if duration.replace(".", "", 1).isdigit() else 0,
        )
        return shown(message)

    async def contact(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        phone, name = str(body.get("phone_number") or ""), str(body.get("first_name") or "")
        return shown(self.playground.send_contact(self.person_id(request), phone, name))

    async def location(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        latitude, longitude = (value(body, name, (int, float)) for name in ("latitude", "longitude"))
        return shown(self.playground.send_location(self.person_id(request), latitude, longitude))

    async def edit(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        return shown(
            self.playground.edit(self.person_id(request), value(body, "message_id", int), value(body, "text", str))
        )

    async def press(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        numbers = [value(body, name, int) for name in ("message_id", "row", "column")]
        return web.json_response({"query_id": self.playground.press(self.person_id(request), *numbers)})

    async def block(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        self.playground.block(self.person_id(request), value(body, "blocked", bool))
        return web.json_response({})

    async def read(self, request: web.Request) -> web.Response:
        self.playground.read(self.person_id(request))
        return web.json_response({})

    async def stored_file(self, request: web.Request) -> web.Response:
        file = self.world.files.by_unique_id.get(request.match_info["unique_id"])
        if file is None:
            raise Refused("there is no such file", 404)
        name = quote(file.name or file.path.rpartition("/")[2])
        # A file of a stranger must never run as a page of this server.
        kind = "inline" if file.mime_type.startswith(SHOWN) and "svg" not in file.mime_type else "attachment"
        headers = {
            "Content-Disposition": f"{kind}; filename*=UTF-8''{name}",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=file.data, content_type=file.mime_type, headers=headers)
