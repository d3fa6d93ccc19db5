"""What the web page shows: people and messages as JSON of the page protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playground.files import StoredFile
    from playground.keyboards import Markup
    from playground.messages import Message
    from playground.people import Chat, Person

Json = dict[str, Any]
ENTITY_FIELDS = ("type", "offset", "length", "url", "language")


def person(who: Person, chat: Chat | None) -> Json:
    """One line of the list of people."""
    last = chat.messages[chat.order[-1]] if chat and chat.order else None
    return {
        "id": who.id,
        "first_name": who.first_name,
        "last_name": who.last_name,
        "username": who.username,
        "about": who.about,
        "unread": chat.unread if chat else 0,
        "last_text": summary(last) if last else "",
        "last_at": last.date if last else 0,
        "typing": False,
        "blocked": bool(chat and chat.is_blocked),
    }


def summary(message: Message) -> str:
    content = message.content
    return content.text or content.extras.get("service", "") or content.kind


def message(shown: Message) -> Json:
    content = shown.content
    is_text = content.kind == "text"
    entities = [{key: one[key] for key in ENTITY_FIELDS if key in one} for one in content.entities]
    made: Json = {
        "id": shown.id,
        "chat_id": shown.chat.id,
        "from": "bot" if shown.from_bot else "person",
        "date": shown.date,
        "edited": bool(shown.edit_date) and shown.is_edited_visibly,
        "text": content.text if is_text else None,
        "entities": entities if is_text else [],
        "caption": None if is_text or not content.text else content.text,
        "caption_entities": [] if is_text else entities,
        "media": media(content.kind, content.file) if content.file else None,
        "reply_to": reply(shown),
        "forwarded_from": forwarded_from(shown),
        "album": shown.album,
        "service": service(shown),
        "inline_keyboard": inline_keyboard(shown),
        "protected": shown.is_protected,
    }
    for name in ("contact", "location", "poll"):
        if name in content.fields:
            made[name] = content.fields[name]
    made.update(keyboard_state(shown.markup))
    return made


def media(kind: str, file: StoredFile) -> Json:
    made: Json = {
        "kind": kind,
        "url": f"/playground/files/{file.unique_id}",
        "file_name": file.name,
        "mime_type": file.mime_type,
        "size": len(file.data),
    }
    for name in ("width", "height", "duration"):
        value = getattr(file, name)
        if value:
            made[name] = value
    return made


def reply(shown: Message) -> Json | None:
    origin = shown.reply_to
    return {"id": origin.id, "text": summary(origin)} if origin else None


def forwarded_from(shown: Message) -> str | None:
    origin = shown.forward_origin
    if not origin:
        return None
    user = origin.get("sender_user", {})
    name = f"{user.get('first_name', '')} {user.get('last_name', '')}".strip()
    return name or str(origin.get("sender_user_name", ""))


def service(shown: Message) -> str | None:
    """The name of what happened, as the Message object names it, such as pinned_message."""
    return next(iter(shown.content.fields), "") if shown.content.kind == "service" else None


def inline_keyboard(shown: Message) -> list[list[Json]] | None:
    rows = shown.inline_keyboard
    return [[button(one) for one in row] for row in rows] if rows else None


def button(one: Json) -> Json:
    made: Json = {"text": one["text"], "kind": "other"}
    if "callback_data" in one:
        made["kind"] = "callback"
    elif "url" in one:
        made.update(kind="url", url=one["url"])
    elif "copy_text" in one:
        made.update(kind="copy", copy_text=one["copy_text"]["text"])
    if "style" in one:
        made["style"] = one["style"]
    return made


def keyboard_state(markup: Markup | None) -> Json:
    kind = markup.kind if markup else ""
    state: Json = {
        "reply_keyboard": None,
        "remove_keyboard": kind == "remove",
        "force_reply": kind == "force",
    }
    if markup and kind == "reply":
        source = markup.json
        state["reply_keyboard"] = {
            "rows": [[reply_button(one) for one in row] for row in source["keyboard"]],
            "one_time": source.get("one_time_keyboard", False),
            "placeholder": source.get("input_field_placeholder") or None,
            "resize": source.get("resize_keyboard", False),
        }
    return state


def reply_button(one: Json) -> Json:
    kind = "text"
    if one.get("request_contact"):
        kind = "contact"
    elif one.get("request_location"):
        kind = "location"
    return {"text": one["text"], "kind": kind}
