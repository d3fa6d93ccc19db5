"""getUpdates and webhooks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playground.calls import Call, method
from playground.errors import conflict
from playground.updates import LONGEST_POLL, WEBHOOK_ACTIVE
from playground.webhook_settings import checked_settings
from playground.wire import Described

if TYPE_CHECKING:
    from playground.wire import Encoded


def choose_kinds(call: Call) -> None:
    value = call.arguments.values.get("allowed_updates")
    if value is None:
        return
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return
    call.bot.updates.choose_kinds(value)


@method("getUpdates")
async def get_updates(call: Call) -> Encoded:
    arguments = call.arguments
    updates = call.bot.updates
    if call.bot.webhook.url:
        await updates.delay_conflict()
        raise conflict(WEBHOOK_ACTIVE)
    choose_kinds(call)
    return await updates.get(
        arguments.integer("offset"),
        arguments.integer("limit", 100, low=1, high=100),
        arguments.integer("timeout", low=0, high=LONGEST_POLL),
    )


@method("setWebhook")
def set_webhook(call: Call) -> Any:
    arguments = call.arguments
    webhook = call.bot.webhook
    url = arguments.text("url")
    settings = checked_settings(arguments, is_local=call.world.is_local) if url else None
    if arguments.boolean("drop_pending_updates"):
        call.bot.updates.waiting.clear()
        webhook.forget_all()
    if settings is None:
        return remove(call)
    choose_kinds(call)
    if webhook.settings == settings:
        # What is on its way must not be sent a second time.
        return Described(True, "Webhook is already set")
    call.bot.updates.interrupt("terminated by setWebhook request")
    webhook.start(settings)
    return Described(True, "Webhook was set")


@method("deleteWebhook")
def delete_webhook(call: Call) -> Any:
    if call.arguments.boolean("drop_pending_updates"):
        call.bot.updates.waiting.clear()
        call.bot.webhook.forget_all()
    return remove(call)


def remove(call: Call) -> Described:
    had_one = bool(call.bot.webhook.url)
    call.bot.webhook.stop()
    return Described(True, "Webhook was deleted" if had_one else "Webhook is already deleted")


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> dict[str, Any]:
    webhook = call.bot.webhook
    updates = call.bot.updates
    updates.drop_expired()
    info: dict[str, Any] = {
        "url": webhook.url,
        "has_custom_certificate": bool(webhook.settings and webhook.settings.has_certificate),
        "pending_update_count": len(updates.waiting),
    }
    if webhook.settings:
        info["max_connections"] = webhook.settings.max_connections
        if webhook.settings.ip_address:
            info["ip_address"] = webhook.settings.ip_address
        if webhook.last_error_at:
            info["last_error_date"] = int(webhook.last_error_at)
            info["last_error_message"] = webhook.last_error
    if updates.listed_kinds:
        info["allowed_updates"] = updates.listed_kinds
    return info
