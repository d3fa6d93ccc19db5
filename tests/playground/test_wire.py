"""Addresses, tokens, encodings of arguments and the envelope."""

import asyncio
import json
import time
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from playground.flood import FloodLimits
from playground.server import Playground, serving
from playground.specification import checker
from tests.playground.conftest import ANNA, TOKEN, Caller, Clock, make

TOKENS = [
    ("0:abc", 401, "Unauthorized: invalid token specified"),
    ("1" * 81 + ":a", 401, "Unauthorized: invalid token specified"),
    ("12%2F3:abc", 401, "Unauthorized: invalid token specified"),
    ("12345", 401, "Unauthorized: invalid token specified"),
    ("abc:def", 421, "Misdirected Request: unallowed token specified"),
    ("42:WRONG", 401, "Unauthorized"),
]


@pytest.mark.parametrize(("token", "code", "description"), TOKENS)
async def test_tokens(call: Caller, token: str, code: int, description: str) -> None:
    answer = await call.raw(f"/bot{token}/getMe")
    assert (answer.status, answer.description) == (code, description)


@pytest.mark.parametrize(
    ("path", "description"),
    [
        (f"/bot{TOKEN}", "Not Found"),
        (f"/bot{TOKEN}/", "Not Found: method not found"),
        (f"/bot{TOKEN}/sendNothing", "Not Found: method not found"),
        # Known to the documentation, not to the playground: never a false ok.
        (f"/bot{TOKEN}/sendInvoice", "Not Found: method not found"),
        (f"/bot{TOKEN}/getMe/x", "Not Found: method not found"),
    ],
)
async def test_unknown_addresses(call: Caller, path: str, description: str) -> None:
    answer = await call.raw(path)
    assert (answer.status, answer.description) == (404, description)


async def test_methods_are_named_in_any_case_and_any_way(call: Caller) -> None:
    for path in (f"/bot{TOKEN}/GETME", f"/bot{TOKEN}/?method=getMe", f"/bot{TOKEN.replace(':', '%3A')}/getme"):
        for method in ("GET", "POST"):
            assert (await call.raw(path, method=method)).result["username"] == "method_bot"


MARKUP = {"inline_keyboard": [[{"text": "да", "callback_data": "a"}]]}


def as_form() -> dict[str, Any]:
    return {"data": {"chat_id": str(ANNA), "text": "при&вет=", "reply_markup": json.dumps(MARKUP)}}


def as_json() -> dict[str, Any]:
    return {"json": {"chat_id": ANNA, "text": "при&вет=", "reply_markup": MARKUP}}


def as_json_with_text_inside() -> dict[str, Any]:
    return {"json": {"chat_id": str(ANNA), "text": "при&вет=", "reply_markup": json.dumps(MARKUP)}}


def as_multipart() -> dict[str, Any]:
    form = aiohttp.FormData()
    for name, value in as_form()["data"].items():
        form.add_field(name, value, content_type="text/plain; charset=utf-8")
    return {"data": form}


def as_query() -> dict[str, Any]:
    return {"params": as_form()["data"], "method": "GET"}


@pytest.mark.parametrize("encoded", [as_form, as_json, as_json_with_text_inside, as_multipart, as_query])
async def test_arguments_arrive_however_they_are_sent(call: Caller, encoded: Any) -> None:
    sent = (await call.raw(f"/bot{TOKEN}/sendMessage", **encoded())).result
    assert sent["text"] == "при&вет="
    assert sent["reply_markup"] == MARKUP


async def test_the_query_string_wins_over_the_body(call: Caller) -> None:
    body = {"chat_id": str(ANNA), "text": "из тела"}
    sent = await call.raw(f"/bot{TOKEN}/sendMessage", params={"text": "из адреса"}, data=body)
    assert sent.result["text"] == "из адреса"


@pytest.mark.parametrize(
    ("value", "is_on"), [("true", True), (" YES ", True), ("1", True), ("да", False), ("2", False)]
)
async def test_booleans_are_lenient(call: Caller, value: str, is_on: bool) -> None:
    sent = (await call("sendMessage", chat_id=str(ANNA), text="x", protect_content=value)).result
    assert sent.get("has_protected_content", False) is is_on


async def test_null_is_a_text_at_the_top_of_a_json_body(call: Caller) -> None:
    sent = await call.raw(f"/bot{TOKEN}/sendMessage", json={"chat_id": ANNA, "text": None})
    assert sent.result["text"] == "null"


async def test_requests_too_large(call: Caller) -> None:
    body = BytesIO(f"chat_id={ANNA}&text=".encode() + b"x" * 2**20)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    long = await call.raw(f"/bot{TOKEN}/sendMessage", data=body, headers=headers)
    assert long.status == 413
    assert long.description.startswith("Request Entity Too Large: ")
    form = aiohttp.FormData({"chat_id": str(ANNA)})
    for number in range(51):
        form.add_field(f"f{number}", b"x", filename="a.txt")
    assert (await call.raw(f"/bot{TOKEN}/sendDocument", data=form)).status == 413


async def test_a_body_of_more_than_fifty_megabytes(call: Caller) -> None:
    form = aiohttp.FormData({"chat_id": str(ANNA)})
    form.add_field("document", BytesIO(bytes(52 * 2**20)), filename="a.bin")
    try:
        answer = await call.raw(f"/bot{TOKEN}/sendDocument", data=form)
    except aiohttp.ClientError:
        return  # refused before it was read to the end
    assert (answer.status, answer.description) == (413, "Request Entity Too Large")


async def test_names_of_files_survive(call: Caller) -> None:
    for name in ('отчёт "итог".docx', "a;b=c.txt", "plan (1).pdf"):
        sent = (await call("sendDocument", chat_id=str(ANNA), document=(name, b"x"))).result
        assert sent["document"]["file_name"] == name


async def test_a_file_can_be_downloaded_for_an_hour(call: Caller, clock: Clock) -> None:
    data = bytes(range(256)) * 40 + b"\r\n--boundary\r\n"
    sent = (await call("sendDocument", chat_id=str(ANNA), document=("a.bin", data))).result
    path = (await call("getFile", file_id=sent["document"]["file_id"])).result["file_path"]
    for wanted, seconds in ((200, 3599), (404, 2)):
        clock.now += seconds
        async with call.session.get(f"{call.url}/file/bot{TOKEN}/{path}") as response:
            assert response.status == (200 if wanted == 200 else 404)
            assert (await response.read() == data) is (wanted == 200)
    async with call.session.get(f"{call.url}/file/bot77:OTHER/{path}") as response:
        assert response.status == 404


async def test_flood_is_refused_with_the_time_to_wait(clock: Clock) -> None:
    playground = make(clock=clock, flood=FloodLimits())
    playground.say(ANNA, "/start")
    async with serving(playground) as url, aiohttp.ClientSession() as session:
        call = Caller(session, url)
        statuses = [(await call("sendMessage", chat_id=str(ANNA), text="x")).status for _ in range(4)]
        assert statuses == [200, 200, 200, 429]
        early = await call("sendMessage", chat_id=str(ANNA), text="x")
        assert early.body["parameters"] == {"retry_after": 1}
        assert early.headers["Retry-After"] == "1"
        assert early.description == "Too Many Requests: retry after 1"
        assert (await call("sendChatAction", chat_id=str(ANNA), action="typing")).status == 200
        clock.now += 1
        assert (await call("sendMessage", chat_id=str(ANNA), text="x")).status == 200


async def test_thirty_a_second_over_all_chats(clock: Clock) -> None:
    playground = make(clock=clock, flood=FloodLimits())
    for number in range(40):
        playground.add_person(5000 + number, "Учитель")
        playground.say(5000 + number, "/start")
    async with serving(playground) as url, aiohttp.ClientSession() as session:
        call = Caller(session, url)
        statuses = [(await call("sendMessage", chat_id=str(5000 + n), text="x")).status for n in range(40)]
        assert statuses == [200] * 30 + [429] * 10


async def test_latency_delays_every_answer_but_blocks_none() -> None:
    playground = make(latency=0.2)
    async with serving(playground) as url, aiohttp.ClientSession() as session:
        call = Caller(session, url)
        started = time.perf_counter()
        await asyncio.gather(*(call("getMe") for _ in range(20)))
        assert 0.2 <= time.perf_counter() - started < 2


SENT: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {"text": "<b>a</b> @anna_iv", "parse_mode": "HTML", "reply_markup": MARKUP,
                     "reply_parameters": {"message_id": 1}}),
    ("sendDocument", {"document": ("a.txt", b"x"), "caption": "x"}),
    ("sendVideo", {"video": ("a.mp4", b"x"), "width": "10"}),
    ("sendVoice", {"voice": ("a.ogg", b"x"), "duration": "3"}),
    ("sendVideoNote", {"video_note": ("a.mp4", b"x")}),
    ("sendAudio", {"audio": ("a.mp3", b"x"), "title": "t", "performer": "p"}),
    ("sendAnimation", {"animation": ("a.mp4", b"x")}),
    ("sendSticker", {"sticker": ("a.webp", b"x"), "emoji": "😀"}),
    ("sendLocation", {"latitude": "55.7", "longitude": "37.6"}),
    ("sendContact", {"phone_number": "+79990000000", "first_name": "А"}),
    ("sendPoll", {"question": "?", "options": ["a", {"text": "<i>b</i>", "text_parse_mode": "HTML"}], "type": "quiz",
                  "correct_option_ids": [1], "explanation": "e"}),
    ("forwardMessage", {"from_chat_id": str(ANNA), "message_id": "1"}),
]  # fmt: skip


@pytest.mark.parametrize(("method", "arguments"), SENT)
async def test_messages_have_the_documented_shape(
    playground: Playground, call: Caller, method: str, arguments: dict[str, Any]
) -> None:
    sent = (await call(method, chat_id=str(ANNA), **arguments)).result
    checker(("Message",))(sent, "result")
    assert playground.world.bot.chats[ANNA].messages[sent["message_id"]].api() == sent


async def test_other_results_have_the_documented_shape(playground: Playground, call: Caller) -> None:
    playground.add_group(-100, "Совет", by=ANNA)
    playground.change_membership(-100, "administrator", by=ANNA)
    for method, kind, arguments in (
        ("getMe", "User", {}),
        ("getChat", "ChatFullInfo", {"chat_id": str(ANNA)}),
        ("getChat", "ChatFullInfo", {"chat_id": "-100"}),
        ("getChatMember", "ChatMember", {"chat_id": "-100", "user_id": "42"}),
        ("getChatMember", "ChatMember", {"chat_id": "-100", "user_id": str(ANNA)}),
        ("getWebhookInfo", "WebhookInfo", {}),
        ("getMyName", "BotName", {}),
        ("getMyDescription", "BotDescription", {}),
        ("getMyShortDescription", "BotShortDescription", {}),
        ("getChatMenuButton", "MenuButton", {}),
    ):
        checker((kind,))((await call(method, **arguments)).result, kind)


async def test_updates_have_the_documented_shape(playground: Playground, call: Caller, png: bytes) -> None:
    await call("sendMessage", chat_id=str(ANNA), text="x", reply_markup=MARKUP)
    playground.say(ANNA, "да #тег", reply_to=2)
    playground.send_file(ANNA, "photo", png, caption="к")
    playground.send_file(ANNA, "voice", b"OggS", duration=3)
    playground.send_contact(ANNA)
    playground.send_location(ANNA, 55.7, 37.6)
    playground.edit(ANNA, 1, "/help")
    playground.press(ANNA, 2, 0, 0)
    playground.block(ANNA, True)
    playground.add_group(-5, "Совет", by=ANNA, kind="group")
    updates = (await call("getUpdates")).result
    kinds = [next(key for key in update if key != "update_id") for update in updates]
    assert kinds == ["message"] * 5 + [
        "edited_message",
        "callback_query",
        "my_chat_member",
        "my_chat_member",
        "message",
    ]
    for update in updates:
        checker(("Update",))(update, "update")
