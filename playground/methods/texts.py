"""sendMessage."""

from __future__ import annotations

import json
from typing import Any

from playground import sending
from playground.calls import Call, method
from playground.messages import Content
from playground.sending import Draft
from playground.text import reading


@method("sendMessage")
def send_message(call: Call) -> Any:
    text = reading.message_text(call.arguments, call.world)
    content = Content("text", text.text, text.entities, extras=link_preview(call))
    return sending.send(call, Draft(content)).api()


def link_preview(call: Call) -> dict[str, Any]:
    """Only a preview that was switched off or given an address of its own shows in the message."""
    value = call.arguments.values.get("link_preview_options")
    if not value:
        if call.arguments.boolean("disable_web_page_preview"):
            return {"link_preview_options": {"is_disabled": True}}
        return {}
    options = json.loads(value) if isinstance(value, str) else value
    shown = {key: one for key, one in options.items() if one}
    return {"link_preview_options": shown} if shown else {}
