"""Tables of refusals of edits, files, albums, commands and the rest, word for word."""

import json
from typing import Any

import pytest

from playground.server import Playground
from tests.playground.conftest import ANNA, Caller, Clock, picture

BAD = "Bad Request: "
PARSE = BAD + "can't parse entities: "
INLINE = BAD + "can't parse inline keyboard button: "


def inline(*rows: list[dict[str, Any]]) -> str:
    return json.dumps({"inline_keyboard": list(rows)})


def button(**fields: Any) -> dict[str, Any]:
    return {"text": "x", **fields}


UNCHANGED = BAD + (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def test_edits(playground: Playground, call: Caller, png: bytes) -> None:
    """Message 1 is Anna's, 2 a text, 3 a photo, 4 has a reply keyboard."""
    keyboard = inline([button(callback_data="a")])
    await call("sendMessage", chat_id=str(ANNA), text="<b>да</b>", parse_mode="HTML", reply_markup=keyboard)
    await call("sendPhoto", chat_id=str(ANNA), photo=("a.png", png))
    await call("sendMessage", chat_id=str(ANNA), text="x", reply_markup={"keyboard": [["y"]]})

    async def refusal(method: str, message_id: str, **arguments: Any) -> str:
        return (await call(method, chat_id=str(ANNA), message_id=message_id, **arguments)).description

    text, caption = "editMessageText", "editMessageCaption"
    assert await refusal(text, "99", text="x") == BAD + "message to edit not found"
    assert await refusal(text, "0", text="x") == BAD + "message identifier is not specified"
    assert await refusal(text, "1", text="x") == BAD + "message can't be edited"
    assert await refusal(text, "4", text="y") == BAD + "message can't be edited"
    assert await refusal(text, "3", text="x") == BAD + "there is no text in the message to edit"
    assert await refusal(caption, "2", caption="x") == BAD + "there is no caption in the message to edit"
    assert await refusal(text, "2", text="<b>да</b>", parse_mode="HTML", reply_markup=keyboard) == UNCHANGED
    assert await refusal("editMessageReplyMarkup", "2", reply_markup=keyboard) == UNCHANGED
    assert await refusal(caption, "3") == UNCHANGED
    assert await refusal(text, "2", text="x" * 4097) == BAD + "MESSAGE_TOO_LONG"
    assert await refusal(caption, "3", caption="x" * 1025) == BAD + "MEDIA_CAPTION_TOO_LONG"
    assert await refusal(text, "2", text="x", reply_markup={"keyboard": [["y"]]}) == BAD + "inline keyboard expected"
    assert (await call(text, text="x")).description == BAD + "message identifier is not specified"
    assert await refusal("editMessageMedia", "2") == BAD + "can't parse InputMedia: media not found"
    # The same letters without bold are another message, and the keyboard goes unless it is sent again.
    edited = (await call(text, chat_id=str(ANNA), message_id="2", text="да")).result
    assert edited["edit_date"]
    assert {"entities", "reply_markup"}.isdisjoint(edited)


async def test_text_becomes_media_and_back_is_impossible(call: Caller, png: bytes) -> None:
    await call("sendMessage", chat_id=str(ANNA), text="x")
    media = json.dumps({"type": "photo", "media": "attach://p", "caption": "<i>к</i>", "parse_mode": "HTML"})
    edited = (await call("editMessageMedia", chat_id=str(ANNA), message_id="2", media=media, p=("a.png", png))).result
    assert edited["photo"][-1]["width"] == 640
    assert edited["caption_entities"] == [{"type": "italic", "offset": 0, "length": 1}]
    answer = await call("editMessageText", chat_id=str(ANNA), message_id="2", text="x")
    assert answer.description == BAD + "there is no text in the message to edit"


TOO_BIG = 10 * 2**20 + len(picture(10, 10))
PHOTOS = [
    ({}, "there is no photo in the request"),
    ({"photo": "attach://p"}, "there is no photo in the request"),
    ({"photo": "http://e.com/a.png"}, "failed to get HTTP URL content"),
    ({"photo": "что это"}, "wrong remote file identifier specified: Wrong character in the string"),
    ({"photo": "AAAA"}, "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"),
    ({"photo": ("a.png", b"")}, "file must be non-empty"),
    ({"photo": ("a.png", b"not a picture")}, "IMAGE_PROCESS_FAILED"),
    ({"photo": ("a.png", picture(9000, 1001))}, "PHOTO_INVALID_DIMENSIONS"),
    ({"photo": ("a.png", picture(2100, 100))}, "PHOTO_INVALID_DIMENSIONS"),
    (
        {"photo": ("a.png", picture(10, 10) + bytes(10 * 2**20))},
        f"file of size {TOO_BIG} bytes is too big for a photo; the maximum size is 10485760 bytes",
    ),
    (
        {"photo": ("a.exe", picture(10, 10))},
        "photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp",
    ),
    ({"photo": ("a.png", picture(10, 10)), "caption": "я" * 1025}, "message caption is too long"),
]


@pytest.mark.parametrize(("arguments", "description"), PHOTOS)
async def test_photos(call: Caller, arguments: dict[str, Any], description: str) -> None:
    answer = await call("sendPhoto", chat_id=str(ANNA), **arguments)
    assert answer.description == BAD + description


@pytest.mark.parametrize("size", [(8000, 2000), (2000, 100), (1, 1)])
async def test_photos_at_the_limit_are_taken(call: Caller, size: tuple[int, int]) -> None:
    sent = (await call("sendPhoto", chat_id=str(ANNA), photo=("a.png", picture(*size)))).result
    assert (sent["photo"][-1]["width"], sent["photo"][-1]["height"]) == size


def photos(count: int) -> list[dict[str, Any]]:
    return [{"type": "photo", "media": "attach://p"}] * count


ALBUMS: list[tuple[Any, str]] = [
    ([], "there are no messages to send"),
    (photos(11), "too many messages to send as an album"),
    ([{"type": "animation", "media": "attach://p"}],
     'can\'t parse InputMedia: type "animation" can\'t be used in sendMediaGroup'),
    ([{"type": "photo"}], "can't parse InputMedia: media not found"),
    ([{"media": "attach://p"}], 'can\'t parse InputMedia: Can\'t find field "type"'),
    ([*photos(1), {"type": "document", "media": "attach://p"}], "document can't be mixed with other media types"),
    ([*photos(1), {"type": "photo", "media": "attach://bad"}],
     'failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"'),
]  # fmt: skip


@pytest.mark.parametrize(("media", "description"), ALBUMS)
async def test_albums(call: Caller, png: bytes, media: Any, description: str) -> None:
    answer = await call("sendMediaGroup", chat_id=str(ANNA), media=media, p=("a.png", png), bad=("b.png", b"bad"))
    assert answer.description == BAD + description
    # Nothing of a refused album arrives.
    assert (await call("sendMessage", chat_id=str(ANNA), text="x")).result["message_id"] == 2


async def test_an_album_arrives_whole(playground: Playground, call: Caller, png: bytes) -> None:
    sent = (await call("sendMediaGroup", chat_id=str(ANNA), media=photos(10), p=("a.png", png))).result
    assert [len(sent), len({one["media_group_id"] for one in sent})] == [10, 1]
    media = json.dumps({"type": "document", "media": "attach://p"})
    answer = await call("editMessageMedia", chat_id=str(ANNA), message_id="2", media=media, p=("a.png", png))
    assert answer.description == BAD + "can't change media type in the album"


DELETIONS = [
    ({}, "chat identifier is not specified"),
    ({"chat_id": str(ANNA)}, "message identifier is not specified"),
    ({"chat_id": str(ANNA), "message_id": "99"}, "message to delete not found"),
]


@pytest.mark.parametrize(("arguments", "description"), DELETIONS)
async def test_deletions(call: Caller, arguments: dict[str, Any], description: str) -> None:
    assert (await call("deleteMessage", **arguments)).description == BAD + description


async def test_only_messages_of_two_days_can_be_deleted(clock: Clock, call: Caller) -> None:
    for _ in range(2):
        await call("sendMessage", chat_id=str(ANNA), text="x")
    clock.now += 48 * 3600 - 1
    assert (await call("deleteMessage", chat_id=str(ANNA), message_id="1")).result is True
    clock.now += 2
    answer = await call("deleteMessage", chat_id=str(ANNA), message_id="2")
    assert answer.description == BAD + "message can't be deleted for everyone"
    # The bot's own messages can be edited at any age.
    assert (await call("editMessageText", chat_id=str(ANNA), message_id="3", text="y")).status == 200


async def test_many_deletions_skip_what_is_gone(playground: Playground, call: Caller) -> None:
    too_many = await call("deleteMessages", chat_id=str(ANNA), message_ids=list(range(1, 102)))
    assert too_many.description == BAD + "too many message identifiers specified"
    assert (await call("deleteMessages", chat_id=str(ANNA), message_ids=[1, 1, 55])).result is True
    chat = playground.chat(ANNA)
    assert chat is not None
    assert (chat.messages, chat.order) == ({}, [])


COMMANDS: list[tuple[Any, str]] = [
    ("{", "can't parse commands JSON object"),
    ([{"command": "a"}], "can't parse BotCommand: Can't find field \"description\""),
    ([{"command": " / ", "description": "x"}], "command must be non-empty"),
    ([{"command": "a" * 33, "description": "x"}], "command length must not exceed 32"),
    ([{"command": "a", "description": " "}], "command description must be non-empty"),
    ([{"command": "a", "description": "я" * 257}], "command description length must not exceed 256"),
    ([{"command": "Start", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "a-b", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": f"c{n}", "description": "x"} for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
    ([{"command": f"c{n}", "description": "я" * 200} for n in range(30)], "BOT_COMMANDS_TOO_MUCH"),
]


@pytest.mark.parametrize(("commands", "description"), COMMANDS)
async def test_commands(call: Caller, commands: Any, description: str) -> None:
    assert (await call("setMyCommands", commands=commands)).description == BAD + description


SCOPES = [
    ({"type": "all"}, "can't parse BotCommandScope: Unsupported type specified"),
    ({"type": "chat"}, "can't parse BotCommandScope: Empty chat_id specified"),
    ({"type": "chat", "chat_id": 5}, "chat not found"),
    ({"type": "chat_member", "chat_id": ANNA, "user_id": 0}, "can't parse BotCommandScope: Invalid user_id specified"),
    ({"type": "chat_administrators", "chat_id": ANNA}, "can't use specified scope in private chats"),
    ({"type": "chat", "chat_id": -7}, "can't change commands in channel chats"),
]


@pytest.mark.parametrize(("scope", "description"), SCOPES)
async def test_scopes(playground: Playground, call: Caller, scope: dict[str, Any], description: str) -> None:
    playground.add_group(-7, "Новости", by=ANNA, kind="channel")
    commands = [{"command": "a", "description": "x"}]
    assert (await call("setMyCommands", commands=commands, scope=scope)).description == BAD + description
    answer = await call("setMyCommands", commands=commands, language_code="rus")
    assert answer.description == BAD + "invalid language code specified"


OTHERS: list[tuple[str, dict[str, Any], str]] = [
    ("getFile", {}, "file_id not specified"),
    ("getFile", {"file_id": "!"}, "wrong remote file identifier specified: Wrong character in the string"),
    ("sendChatAction", {"action": "sleeping"}, "wrong parameter action in request"),
    ("sendPoll", {"question": "я" * 301, "options": ["a"]}, "poll question length must not exceed 300"),
    ("sendPoll", {"question": "q", "options": []}, "poll must have at least one answer option"),
    ("sendPoll", {"question": "q", "options": ["a"] * 13}, "poll can't have more than 12 options"),
    ("sendPoll", {"question": "q", "options": ["a" * 101]}, "poll options length must not exceed 100"),
    ("sendPoll", {"question": "q", "options": ["a"], "type": "vote"}, "unsupported poll type specified"),
    ("sendPoll", {"question": "q", "options": ["a"], "type": "quiz"}, "correct quiz option list must be non-empty"),
    ("sendPoll", {"question": "q", "options": ["a"], "type": "quiz", "correct_option_ids": [1]},
     "wrong quiz correct_option_id"),
    ("copyMessage", {"from_chat_id": str(ANNA), "message_id": "9"}, "message to copy not found"),
    ("forwardMessage", {"from_chat_id": str(ANNA), "message_id": "9"}, "message to forward not found"),
    ("copyMessages", {"from_chat_id": str(ANNA), "message_ids": list(range(1, 102))},
     "too many message identifiers specified"),
    ("pinChatMessage", {"message_id": "9"}, "message to pin not found"),
    ("setChatMenuButton", {"menu_button": "{"}, "can't parse menu button JSON object"),
    ("setChatMenuButton", {"menu_button": {"type": "x"}}, "can't parse menu button: MenuButton has unsupported type"),
    ("setChatMenuButton", {"menu_button": {"type": "web_app", "text": "", "web_app": {"url": "https://e.com"}}},
     "menu button text must be non-empty"),
    ("setChatMenuButton", {"menu_button": {"type": "web_app", "text": "x", "web_app": {"url": "http://e.com"}}},
     "menu button Web App URL 'http://e.com' is invalid: Only HTTPS links are allowed"),
    ("answerCallbackQuery", {"callback_query_id": "1"},
     "query is too old and response timeout expired or query ID is invalid"),
    ("setMyName", {"name": "x", "language_code": "RU"}, "invalid language code specified"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "arguments", "description"), OTHERS)
async def test_other_methods(call: Caller, method: str, arguments: dict[str, Any], description: str) -> None:
    answer = await call(method, chat_id=str(ANNA), **arguments)
    assert (answer.status, answer.description) == (400, BAD + description)


async def test_a_callback_query_is_answered_once_and_in_time(
    playground: Playground, call: Caller, clock: Clock
) -> None:
    await call("sendMessage", chat_id=str(ANNA), text="x", reply_markup=inline([button(callback_data="a")]))
    first, late = (playground.press(ANNA, 2, 0, 0) for _ in range(2))
    too_old = BAD + "query is too old and response timeout expired or query ID is invalid"
    long = await call("answerCallbackQuery", callback_query_id=first, text="я" * 201)
    assert long.description == BAD + "MESSAGE_TOO_LONG"
    assert (await call("answerCallbackQuery", callback_query_id=first, text="я" * 200)).result is True
    assert (await call("answerCallbackQuery", callback_query_id=first)).description == too_old
    clock.now += 61
    assert (await call("answerCallbackQuery", callback_query_id=late)).description == too_old


async def test_protected_and_service_messages_stay_where_they_are(playground: Playground, call: Caller) -> None:
    await call("sendMessage", chat_id=str(ANNA), text="x", protect_content="true")
    await call("pinChatMessage", chat_id=str(ANNA), message_id="2")
    here = {"chat_id": str(ANNA), "from_chat_id": str(ANNA)}
    answer = await call("forwardMessage", **here, message_id="2")
    assert answer.description == BAD + "message has protected content and can't be forwarded"
    assert (await call("copyMessage", **here, message_id="2")).result == {"message_id": 4}
    assert (await call("copyMessage", **here, message_id="3")).description == BAD + "the message can't be copied"
    assert (await call("forwardMessage", **here, message_id="3")).description == BAD + "the message can't be forwarded"
    assert (await call("pinChatMessage", chat_id=str(ANNA), message_id="3")).description == (
        BAD + "service messages can't be pinned"
    )


async def test_files_too_big_to_download(playground: Playground, call: Caller) -> None:
    sent = playground.send_file(ANNA, "document", bytes(20 * 2**20 + 1), name="a.bin")
    file_id = sent.content.fields["document"]["file_id"]
    assert (await call("getFile", file_id=file_id)).description == BAD + "file is too big"
    assert (await call("sendPhoto", chat_id=str(ANNA), photo=file_id)).description == (
        BAD + "can't use file of type Document as Photo"
    )


async def test_a_file_of_another_bot_is_unknown(playground: Playground, call: Caller) -> None:
    other = playground.add_bot("77:OTHER", first_name="Другой", username="other_bot")
    sent = playground.send_file(ANNA, "document", b"x", name="a.txt", bot=other)
    answer = await call("sendDocument", chat_id=str(ANNA), document=sent.content.fields["document"]["file_id"])
    assert answer.description == BAD + "wrong file identifier/HTTP URL specified"
