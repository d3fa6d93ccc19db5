"""answerCallbackQuery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.calls import Call, method
from playground.errors import bad_request

if TYPE_CHECKING:
    from playground.people import Bot, Query

LONGEST_ANSWER = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def take(bot: Bot, query_id: str, now: float) -> Query:
    """A query can be answered once and only for a while."""
    while bot.query_order and bot.query_order[0].expires_at <= now:
        bot.queries.pop(bot.query_order.popleft().id, None)
    query = bot.queries.pop(query_id, None)
    if query is None:
        raise bad_request(TOO_OLD)
    return query


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    arguments = call.arguments
    text = arguments.text("text")
    url = arguments.text("url")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = take(call.bot, arguments.text("callback_query_id"), call.world.clock())
    if url and not url.startswith((f"https://t.me/{call.bot.username}", f"t.me/{call.bot.username}")):
        raise bad_request("URL_INVALID")
    call.world.tell(
        {
            "event": "answer",
            "chat_id": query.chat_id,
            "query_id": query.id,
            "text": text or None,
            "show_alert": arguments.boolean("show_alert"),
            "url": url or None,
        }
    )
    return True
