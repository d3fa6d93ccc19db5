"""getChat and getChatMember."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import chats
from playground.calls import Call, method
from playground.errors import bad_request

if TYPE_CHECKING:
    from playground.people import Bot, Chat, Person

Json = dict[str, Any]
ADMINISTRATOR_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_pin_messages", "can_send_welcome_messages",
)  # fmt: skip


@method("getChat")
def get_chat(call: Call) -> Json:
    chat = chats.known(call)
    gifts = chat.is_private
    made: Json = {
        **chat.card,
        "accent_color_id": chat.id % 7 if chat.id > 0 else -chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": gifts,
            "limited_gifts": gifts,
            "unique_gifts": gifts,
            "premium_subscription": gifts,
            "gifts_from_channels": gifts,
        },
    }
    if chat.username or (chat.person and chat.person.username):
        made["active_usernames"] = [chat.username or (chat.person.username if chat.person else "")]
    if chat.person and chat.person.about:
        made["bio"] = chat.person.about
    if chat.pinned:
        made["pinned_message"] = chat.messages[chat.pinned[-1]].api(with_reply=False)
    return made


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    chat = chats.known(call)
    user_id = call.arguments.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id == call.bot.id:
        return bot_member(call.bot, chat)
    person = call.world.people.get(user_id)
    if person is None or (chat.is_private and person is not chat.person):
        raise bad_request("member not found")
    return {"status": member_status(chat, person), "user": person.card}


def member_status(chat: Chat, person: Person) -> str:
    return "member" if chat.is_private or person.id in chat.members else "left"


def bot_member(bot: Bot, chat: Chat) -> Json:
    """The bot as a ChatMember of one of its chats."""
    status = ("kicked" if chat.is_blocked else "member") if chat.is_private else chat.status
    made: Json = {"status": status, "user": bot.card}
    if status == "kicked":
        made["until_date"] = 0
    elif status == "administrator":
        made |= {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(ADMINISTRATOR_RIGHTS, True)
    return made
