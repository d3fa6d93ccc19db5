"""The HTTP side of the Bot API: tokens, methods, files."""

from __future__ import annotations

import asyncio
import inspect
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from aiohttp import web

from playground.calls import Call, execute
from playground.errors import ApiError, method_not_found
from playground.methods import (  # noqa: F401  # importing them fills the table of methods
    actions,
    albums,
    callbacks,
    commands,
    contacts,
    copying,
    deleting,
    editing,
    files,
    information,
    leaving,
    media,
    pins,
    polls,
    profile,
    texts,
    updates,
)
from playground.wire import JSON_TYPE, REQUEST_BYTES, failure, read_arguments, success

if TYPE_CHECKING:
    from playground.arguments import Arguments
    from playground.people import Bot
    from playground.server import Playground

BOT_NUMBER = re.compile(r"[0-9]{1,19}")
SLACK_BYTES = 2**20


class BotApi:
    def __init__(self, playground: Playground) -> None:
        self.playground = playground
        self.world = playground.world

    def add_routes(self, application: web.Application) -> None:
        application.router.add_route("*", "/bot{rest:.*}", self.answer)
        application.router.add_get("/file/bot{rest:.*}", self.download)

    def run(self, bot: Bot, name: str, arguments: Arguments) -> Any:
        return execute(name, Call(self.world, bot, arguments, bot.flood))

    async def answer(self, request: web.Request) -> web.Response:
        """One call over HTTP: the HTTP status is the error code."""
        try:
            body = success(await self.result(request))
            status = 200
            headers = None
        except ApiError as refusal:
            body = failure(refusal)
            status = refusal.code
            retry_after = (refusal.parameters or {}).get("retry_after")
            headers = {"Retry-After": str(retry_after)} if retry_after else None
        if self.playground.latency:
            await asyncio.sleep(self.playground.latency)
        return web.Response(body=body, status=status, headers=headers, content_type=JSON_TYPE)

    async def result(self, request: web.Request) -> Any:
        # The raw path: a token may hold percent signs, and splitting comes before decoding.
        token, slash, name = request.rel_url.raw_path.removeprefix("/bot").partition("/")
        if not slash:
            raise ApiError(404, "Not Found")
        if (request.content_length or 0) > REQUEST_BYTES + SLACK_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        try:
            body = await request.read() if request.body_exists else b""
        except web.HTTPRequestEntityTooLarge:
            raise ApiError(413, "Request Entity Too Large") from None
        bot = self.bot_by_token(token)
        query = request.query if request.rel_url.raw_query_string else None
        arguments = read_arguments(query, request.headers.get("Content-Type", ""), body)
        name = unquote(name) or arguments.text("method")
        if not name:
            raise method_not_found()
        result = self.run(bot, name, arguments)
        return await result if inspect.isawaitable(result) else result

    def bot_by_token(self, raw: str) -> Bot:
        bot = self.world.bots.get(raw)
        if bot is not None:
            return bot
        token = unquote(raw)
        bot = self.world.bots.get(token)
        if bot is not None:
            return bot
        if token.startswith("0") or len(token) > 80 or "/" in token or ":" not in token:
            raise ApiError(401, "Unauthorized: invalid token specified")
        if not BOT_NUMBER.fullmatch(token.partition(":")[0]):
            raise ApiError(421, "Misdirected Request: unallowed token specified")
        raise ApiError(401, "Unauthorized")

    async def download(self, request: web.Request) -> web.Response:
        """A file by the link getFile gave; 404 once the link is too old."""
        token, _, path = request.rel_url.raw_path.removeprefix("/file/bot").partition("/")
        file = self.world.files.linked(unquote(token), unquote(path))
        if file is None:
            body = failure(ApiError(404, "Not Found"))
            return web.Response(body=body, status=404, content_type=JSON_TYPE)
        return web.Response(body=file.data, content_type="application/octet-stream")
