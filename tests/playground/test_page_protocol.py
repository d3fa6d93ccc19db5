"""The endpoints and the events the web page lives on."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from playground.server import Playground, serving
from tests.playground.conftest import ANNA, BORIS, TOKEN, Caller


class Page:
    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def get(self, path: str) -> Any:
        async with self.session.get(f"{self.url}/playground/{path}") as response:
            assert response.status == 200
            return await response.json()

    async def post(self, path: str, status: int = 200, **body: Any) -> Any:
        async with self.session.post(f"{self.url}/playground/{path}", json=body) as response:
            assert response.status == status, await response.text()
            return await response.json()


@pytest.fixture
async def page(playground: Playground) -> AsyncIterator[Page]:
    async with serving(playground) as url, aiohttp.ClientSession() as session:
        yield Page(session, url)


@pytest.fixture
def bot_calls(page: Page) -> Caller:
    return Caller(page.session, page.url)


async def test_state(page: Page, bot_calls: Caller) -> None:
    await bot_calls("setMyDescription", description="Служба")
    await bot_calls("sendMessage", chat_id=str(ANNA), text="Здравствуйте")
    state = await page.get("state")
    assert (state["bot"]["username"], state["bot"]["description"]) == ("method_bot", "Служба")
    anna, boris = state["people"]
    assert (anna["id"], anna["unread"], anna["last_text"], anna["about"]) == (ANNA, 1, "Здравствуйте", "учитель химии")
    assert (boris["last_at"], boris["last_text"], boris["username"]) == (0, "", None)
    assert await page.post(f"chats/{ANNA}/read") == {}
    assert (await page.get("state"))["people"][0]["unread"] == 0


async def test_a_conversation_as_the_page_sees_it(page: Page, bot_calls: Caller) -> None:
    said = (await page.post(f"chats/{ANNA}/text", text="да **x** @anna_iv", reply_to=1))["message"]
    assert (said["from"], said["reply_to"]) == ("person", {"id": 1, "text": "/start"})
    assert said["entities"] == [{"type": "mention", "offset": 9, "length": 8}]
    keyboard = {
        "inline_keyboard": [
            [{"text": "1", "callback_data": "a"}, {"text": "2", "url": "https://e.com", "style": "danger"}],
            [{"text": "3", "copy_text": {"text": "код"}}],
        ]
    }
    await bot_calls("sendMessage", chat_id=str(ANNA), text="?", reply_markup=keyboard, protect_content="1")
    await bot_calls(
        "sendMessage",
        chat_id=str(ANNA),
        text="!",
        reply_markup={
            "keyboard": [["a", {"text": "b", "request_contact": True}]],
            "one_time_keyboard": True,
            "input_field_placeholder": "ответ",
        },
    )
    shown = (await page.get(f"chats/{ANNA}/messages"))["messages"]
    assert [one["id"] for one in shown] == [1, 2, 3, 4]
    assert shown[2]["inline_keyboard"] == [
        [
            {"text": "1", "kind": "callback"},
            {"text": "2", "kind": "url", "url": "https://e.com/", "style": "danger"},
        ],
        [{"text": "3", "kind": "copy", "copy_text": "код"}],
    ]
    assert shown[2]["protected"] is True
    assert shown[3]["reply_keyboard"] == {
        "rows": [[{"text": "a", "kind": "text"}, {"text": "b", "kind": "contact"}]],
        "one_time": True,
        "placeholder": "ответ",
        "resize": False,
    }
    older = (await page.get(f"chats/{ANNA}/messages?before=4&limit=2"))["messages"]
    assert [one["id"] for one in older] == [2, 3]
    assert (await page.post(f"chats/{ANNA}/press", message_id=3, row=0, column=0))["query_id"]
    for row, column in ((0, 1), (5, 0), (-1, 0)):
        refused = await page.post(f"chats/{ANNA}/press", 409, message_id=3, row=row, column=column)
        assert refused["error"]


async def test_people_and_blocking(page: Page, bot_calls: Caller) -> None:
    person = await page.post("people", first_name="Вера", last_name="Н")
    assert (person["first_name"], person["unread"]) == ("Вера", 0)
    assert (await page.get(f"chats/{person['id']}/messages"))["messages"] == []
    await page.post(f"chats/{ANNA}/block", blocked=True)
    assert (await bot_calls("sendMessage", chat_id=str(ANNA), text="x")).status == 403
    assert (await page.post(f"chats/{ANNA}/text", 409, text="x"))["error"]
    await page.post(f"chats/{ANNA}/block", blocked=False)
    assert (await bot_calls("sendMessage", chat_id=str(ANNA), text="x")).status == 200


async def test_files_go_both_ways(page: Page, bot_calls: Caller, png: bytes) -> None:
    form = aiohttp.FormData({"kind": "photo", "caption": "фото"}, quote_fields=False)
    form.add_field("file", png, filename="класс.png", content_type="image/png")
    async with page.session.post(f"{page.url}/playground/chats/{ANNA}/file", data=form) as response:
        message = (await response.json())["message"]
    assert (message["caption"], message["media"]["kind"], message["media"]["width"]) == ("фото", "photo", 640)
    async with page.session.get(page.url + message["media"]["url"]) as response:
        assert response.headers["Content-Type"] == "image/png"
        assert await response.read() == png
    sent = (await bot_calls("sendDocument", chat_id=str(ANNA), document=("x.html", b"<script>"))).result
    async with page.session.get(f"{page.url}/playground/files/{sent['document']['file_unique_id']}") as response:
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    contact = await page.post(f"chats/{ANNA}/contact", phone_number="+7999", first_name="Анна")
    assert contact["message"]["contact"]["phone_number"] == "+7999"
    place = await page.post(f"chats/{ANNA}/location", latitude=55.7, longitude=37)
    assert place["message"]["location"] == {"latitude": 55.7, "longitude": 37}


async def test_edits_by_a_person(page: Page) -> None:
    edited = (await page.post(f"chats/{ANNA}/edit", message_id=1, text="иначе"))["message"]
    assert (edited["edited"], edited["text"]) == (True, "иначе")


WRONG = [
    ("chats/77/text", 404, {"text": "x"}),
    (f"chats/{ANNA}/text", 400, {}),
    (f"chats/{ANNA}/text", 409, {"text": "  "}),
    (f"chats/{ANNA}/edit", 409, {"message_id": 99, "text": "x"}),
    (f"chats/{ANNA}/press", 400, {"message_id": "1", "row": 0, "column": 0}),
    ("people", 400, {"first_name": " "}),
]


@pytest.mark.parametrize(("path", "status", "body"), WRONG)
async def test_refusals_are_sentences(page: Page, path: str, status: int, body: dict[str, Any]) -> None:
    assert isinstance((await page.post(path, status, **body))["error"], str)


async def test_commands_by_scope_and_language(page: Page, bot_calls: Caller) -> None:
    async def seen() -> list[str]:
        return [one["command"] for one in (await page.get(f"chats/{ANNA}/commands"))["commands"]]

    assert await seen() == []
    chat = {"type": "chat", "chat_id": ANNA}
    steps: list[tuple[str, dict[str, Any]]] = [
        ("plain", {}),
        ("russian", {"language_code": "ru"}),
        ("private", {"scope": {"type": "all_private_chats"}}),
        ("privaterussian", {"scope": {"type": "all_private_chats"}, "language_code": "ru"}),
        ("own", {"scope": chat}),
        ("ownrussian", {"scope": chat, "language_code": "ru"}),
    ]
    for name, where in steps:
        await bot_calls("setMyCommands", commands=[{"command": name, "description": "x"}], **where)
        assert await seen() == [name]
    await bot_calls("deleteMyCommands", scope=chat, language_code="ru")
    assert await seen() == ["own"]


async def test_events(playground: Playground, page: Page, bot_calls: Caller) -> None:
    async with page.session.ws_connect(f"{page.url}/playground/live") as live:

        async def next_event(kind: str) -> Any:
            async with asyncio.timeout(5):
                while True:
                    event = await live.receive_json()
                    if event["event"] == kind:
                        return event

        assert (await next_event("bot"))["online"] is False
        keyboard = {"inline_keyboard": [[{"text": "1", "callback_data": "a"}]]}
        await bot_calls("sendMessage", chat_id=str(ANNA), text="?", reply_markup=keyboard)
        assert (await next_event("message"))["message"]["text"] == "?"
        assert (await next_event("person"))["person"]["unread"] == 1
        query_id = playground.press(ANNA, 2, 0, 0)
        await bot_calls("answerCallbackQuery", callback_query_id=query_id, text="ок", show_alert="true")
        assert await next_event("answer") == {
            "event": "answer", "chat_id": ANNA, "query_id": query_id, "text": "ок", "show_alert": True, "url": None,
        }  # fmt: skip
        await bot_calls("editMessageReplyMarkup", chat_id=str(ANNA), message_id="2")
        edited = (await next_event("edited"))["message"]
        assert (edited["inline_keyboard"], edited["edited"]) == (None, False)
        await bot_calls("deleteMessage", chat_id=str(ANNA), message_id="2")
        assert await next_event("deleted") == {"event": "deleted", "chat_id": ANNA, "message_id": 2}
        await bot_calls("sendChatAction", chat_id=str(ANNA), action="typing")
        assert (await next_event("action"))["action"] == "typing"
        await bot_calls("setMyCommands", commands=[{"command": "a", "description": "x"}])
        assert (await next_event("commands"))["chat_id"] is None
        await bot_calls("getUpdates", offset="-1")
        assert (await next_event("bot"))["online"] is True
        playground.say(BORIS, "и я")
        assert (await next_event("message"))["chat_id"] == BORIS
    assert TOKEN in playground.world.bots
