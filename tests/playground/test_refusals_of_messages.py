"""Tables of refusals when a message is sent: texts, keyboards, chats, word for word."""

import json
from typing import Any

import pytest

from playground.server import Playground
from tests.playground.conftest import ANNA, BORIS, Caller

BAD = "Bad Request: "
PARSE = BAD + "can't parse entities: "
INLINE = BAD + "can't parse inline keyboard button: "


def inline(*rows: list[dict[str, Any]]) -> str:
    return json.dumps({"inline_keyboard": list(rows)})


def button(**fields: Any) -> dict[str, Any]:
    return {"text": "x", **fields}


TEXTS = [
    ({}, BAD + "message text is empty"),
    ({"text": ""}, BAD + "message text is empty"),
    ({"text": " \n "}, BAD + "text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, BAD + "text must be non-empty"),
    ({"text": "\u200b\u200b"}, BAD + "text must be non-empty"),
    ({"text": "x" * 32769}, BAD + "text is too long"),
    ({"text": "ы" * 16385}, BAD + "text is too long"),
    ({"text": "ы" * 4097}, BAD + "message is too long"),
    ({"text": "<b>" + "x" * 4097 + "</b>", "parse_mode": "html"}, BAD + "message is too long"),
    ({"text": "x", "parse_mode": "htm"}, BAD + "unsupported parse_mode"),
    ({"text": "<b>x", "parse_mode": "HTML"}, PARSE + 'Can\'t find end tag corresponding to start tag "b"'),
    ({"text": "x</b>", "parse_mode": "HTML"}, PARSE + "Unexpected end tag at byte offset 1"),
    (
        {"text": "<b>x</i>", "parse_mode": "HTML"},
        PARSE + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ),
    ({"text": "<div>x</div>", "parse_mode": "HTML"}, PARSE + 'Unsupported start tag "div" at byte offset 0'),
    ({"text": "да < b", "parse_mode": "HTML"}, PARSE + 'Unsupported start tag "" at byte offset 5'),
    ({"text": "<b/>", "parse_mode": "HTML"}, PARSE + 'Unsupported start tag "b/" at byte offset 0'),
    ({"text": "<b", "parse_mode": "HTML"}, PARSE + "Unclosed start tag at byte offset 0"),
    ({"text": "<b>x</b", "parse_mode": "HTML"}, PARSE + "Unclosed end tag at byte offset 4"),
    ({"text": "<a href=http://e.com>", "parse_mode": "HTML"}, PARSE + "Unexpected end of name token at byte offset 8"),
    (
        {"text": "<span>x</span>", "parse_mode": "HTML"},
        PARSE + 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    ),
    (
        {"text": "a.", "parse_mode": "MarkdownV2"},
        PARSE + "Character '.' is reserved and must be escaped with the preceding '\\'",
    ),
    ({"text": "*a", "parse_mode": "MarkdownV2"}, PARSE + "Can't find end of Bold entity at byte offset 0"),
    ({"text": "a*b", "parse_mode": "Markdown"}, PARSE + "Can't find end of the entity starting at byte offset 1"),
    ({"text": "x", "entities": '[{"type":"bold","offset":0}]'},
     BAD + 'can\'t parse MessageEntity: Can\'t find field "length"'),
    ({"text": "x", "entities": '[{"type":"big","offset":0,"length":1}]'},
     BAD + "can't parse MessageEntity: Unsupported type specified"),
    ({"text": "x", "link_preview_options": "no"}, BAD + "can't parse link preview options JSON object"),
    ({"text": "x", "link_preview_options": "[]"}, BAD + "object expected as link preview options"),
    ({"text": "x", "link_preview_options": '{"is_disabled":"yes"}'},
     BAD + 'can\'t parse LinkPreviewOptions: Field "is_disabled" must be of type Boolean'),
    ({"text": "x", "reply_parameters": "{"}, BAD + "can't parse reply parameters JSON object"),
    ({"text": "x", "reply_parameters": '{"message_id":77}'}, BAD + "message to be replied not found"),
    ({"text": "x", "reply_parameters": '{"message_id":null}'},
     BAD + 'can\'t parse reply parameters: Field "message_id" must be a Number'),
    ({"text": "x", "message_thread_id": "5"}, BAD + "message thread not found"),
    ({"text": "x", "business_connection_id": "b"}, BAD + "business connection not found"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "description"), TEXTS)
async def test_texts(call: Caller, arguments: dict[str, Any], description: str) -> None:
    answer = await call("sendMessage", chat_id=str(ANNA), **arguments)
    assert (answer.status, answer.description) == (400, description)


KEYBOARDS = [
    ("{", BAD + "can't parse reply keyboard markup JSON object"),
    ("[]", BAD + "object expected as reply markup"),
    ('{"inline_keyboard":null}', BAD + 'field "inline_keyboard" must be of type Array'),
    ('{"inline_keyboard":5}', BAD + 'field "inline_keyboard" must be of type Array'),
    (
        '{"inline_keyboard":[{}]}',
        BAD + 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    ('{"keyboard":["x"]}', BAD + 'field "keyboard" must be an Array of Arrays'),
    (inline([button()]), INLINE + "Text buttons are unallowed in the inline keyboard"),
    (inline([button(callback_data="")]), INLINE + "Text buttons are unallowed in the inline keyboard"),
    (inline([{"callback_data": "x"}]), INLINE + 'Can\'t find field "text"'),
    (inline([{"text": None, "callback_data": "x"}]), INLINE + 'Field "text" must be of type String'),
    (inline([button(callback_data=None)]), INLINE + 'Field "callback_data" must be of type String'),
    (inline([button(callback_data="x" * 65)]), BAD + "BUTTON_DATA_INVALID"),
    (inline([button(callback_data="я" * 33)]), BAD + "BUTTON_DATA_INVALID"),
    (inline([button(url="no link")]), BAD + "inline keyboard button URL 'no link' is invalid: Wrong HTTP URL"),
    (inline([button(callback_data="x", style="pink")]), INLINE + "invalid button style specified"),
    (inline([button(callback_data="x")] * 9), BAD + "reply markup is too long"),
    (inline(*[[button(callback_data="x")] * 8] * 13), BAD + "reply markup is too long"),
    (inline(*[[button(text="т" * 90, callback_data="x" * 64)] * 2] * 25), BAD + "reply markup is too long"),
    ('{"keyboard":[[{"text":"x","request_contact":1}]]}',
     BAD + 'can\'t parse keyboard button: Field "request_contact" must be of type Boolean'),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "description"), KEYBOARDS)
async def test_keyboards(call: Caller, markup: str, description: str) -> None:
    answer = await call("sendMessage", chat_id=str(ANNA), text="x", reply_markup=markup)
    assert answer.description == description


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (inline([button(callback_data="я" * 32)]), [[{"text": "x", "callback_data": "я" * 32}]]),
        (inline([button(callback_data="a", url="e.com", pay=True)]), [[{"text": "x", "url": "http://e.com/"}]]),
        (inline([{"text": "", "callback_data": "a"}, button(callback_data="b")]),
         [[{"text": "x", "callback_data": "b"}]]),
        (inline([{"text": "", "callback_data": "a"}]), None),
        (inline([]), None),
        (inline(*[[button(callback_data="x")] * 8] * 12), [[{"text": "x", "callback_data": "x"}] * 8] * 12),
        ('{"remove_keyboard":true}', None),
    ],
)  # fmt: skip
async def test_keyboards_that_are_taken(call: Caller, markup: str, shown: Any) -> None:
    message = (await call("sendMessage", chat_id=str(ANNA), text="x", reply_markup=markup)).result
    assert message.get("reply_markup", {}).get("inline_keyboard") == shown


CHATS = [
    ("", 400, BAD + "chat_id is empty"),
    ("5", 400, BAD + "chat not found"),
    (str(BORIS), 400, BAD + "chat not found"),
    ("garbage", 400, BAD + "chat not found"),
    ("@anna_iv", 400, BAD + "chat not found"),
    ("42", 403, "Forbidden: the bot can't send messages to the bot"),
]


@pytest.mark.parametrize("method", ["sendMessage", "sendChatAction", "copyMessage", "sendLocation"])
@pytest.mark.parametrize(("chat_id", "code", "description"), CHATS)
async def test_chats(call: Caller, method: str, chat_id: str, code: int, description: str) -> None:
    answer = await call(
        method, chat_id=chat_id, text="x", action="typing", from_chat_id=str(ANNA), message_id="1",
        latitude="1", longitude="2",
    )  # fmt: skip
    assert (answer.status, answer.description) == (code, description)


async def test_the_order_of_checks(call: Caller) -> None:
    wrong = {"chat_id": "5", "text": "", "reply_parameters": "{", "reply_markup": "{"}
    seen = []
    for repaired in ("text", "reply_parameters", "reply_markup", "chat_id"):
        seen.append((await call("sendMessage", **wrong)).description.removeprefix(BAD))
        wrong[repaired] = {"text": "x", "chat_id": str(ANNA)}.get(repaired, "")
    assert seen == [
        "message text is empty",
        "can't parse reply parameters JSON object",
        "can't parse reply keyboard markup JSON object",
        "chat not found",
    ]


async def test_blocked_deleted_and_known_from_a_group(playground: Playground, call: Caller) -> None:
    playground.block(ANNA, True)
    for method in ("sendMessage", "editMessageText", "sendChatAction", "deleteMessage"):
        answer = await call(method, chat_id=str(ANNA), text="x", message_id="1", action="typing")
        assert (answer.status, answer.description) == (403, "Forbidden: bot was blocked by the user")
    playground.block(ANNA, False)
    playground.delete_account(ANNA)
    answer = await call("sendMessage", chat_id=str(ANNA), text="x")
    assert (answer.status, answer.description) == (403, "Forbidden: user is deactivated")
    playground.add_group(-5, "Кафедра", by=BORIS, kind="group")
    answer = await call("sendMessage", chat_id=str(BORIS), text="x")
    assert answer.description == "Forbidden: bot can't initiate conversation with a user"


GROUPS = [
    ("group", "kicked", "Forbidden: bot was kicked from the group chat"),
    ("supergroup", "kicked", "Forbidden: bot was kicked from the supergroup chat"),
    ("channel", "kicked", "Forbidden: bot was kicked from the channel chat"),
    ("group", "left", "Forbidden: bot is not a member of the group chat"),
    ("supergroup", "deleted", "Forbidden: the group chat was deleted"),
]


@pytest.mark.parametrize(("kind", "status", "description"), GROUPS)
async def test_groups_without_the_bot(
    playground: Playground, call: Caller, kind: str, status: str, description: str
) -> None:
    playground.add_group(-100, "Совет", by=ANNA, kind=kind)
    playground.change_membership(-100, status, by=ANNA)
    answer = await call("sendMessage", chat_id="-100", text="x")
    assert (answer.status, answer.description) == (403, description)


async def test_an_upgraded_group_names_its_new_id(playground: Playground, call: Caller) -> None:
    playground.add_group(-5, "Совет", by=ANNA, kind="group")
    new = playground.upgrade_group(-5, by=ANNA)
    answer = await call("sendMessage", chat_id="-5", text="x")
    assert answer.description == BAD + "group chat was upgraded to a supergroup chat"
    assert answer.body["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await call("sendMessage", chat_id=str(new.id), text="x")).result["chat"]["type"] == "supergroup"


async def test_contact_buttons_belong_to_private_chats(playground: Playground, call: Caller) -> None:
    playground.add_group(-5, "Совет", by=ANNA, kind="group")
    markup = {"keyboard": [[{"text": "x", "request_contact": True}]]}
    answer = await call("sendMessage", chat_id="-5", text="x", reply_markup=markup)
    assert answer.description == BAD + "phone number can be requested in private chats only"
    assert (await call("sendMessage", chat_id=str(ANNA), text="x", reply_markup=markup)).status == 200
