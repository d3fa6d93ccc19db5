"""leaveChat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import chats
from playground.calls import Call, method
from playground.errors import bad_request
from playground.methods.information import bot_member

if TYPE_CHECKING:
    from playground.people import Chat

Json = dict[str, Any]


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    chat: Chat = chats.open_chat(call)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    before = bot_member(call.bot, chat)
    chat.status = "left"
    payload: Json = {
        "chat": chat.card,
        "from": call.bot.card,
        "date": call.world.now(),
        "old_chat_member": before,
        "new_chat_member": bot_member(call.bot, chat),
    }
    call.bot.updates.put("my_chat_member", chat.id, call.world.now(), payload)
    return True
