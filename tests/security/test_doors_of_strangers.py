"""Doors anybody can knock at: groups nobody has linked, links with anything behind them."""

import pytest

from bot.app import House
from models.associations import AssociationGroup
from models.invitations import Invitation
from models.people import RoleGrant
from tests.dialogs.drawer import Drawer
from tests.dialogs.invitations import every, invitation, register
from tests.dialogs.shortcuts import settle
from tests.telegram import Telegram

GROUP = -1_001_000_555
PAYLOADS = (
    "q_", "q_../../x", "q_diagnostics'--", "A" * 64, "e_9999999999999999999", "e_-1", "e_0", "at_1_1_000000", "a_1",
    "<b>&", "%s{0}", "\u202e\u200b", "inv_", "9223372036854775808", "x\x00y", "startgroup", "__proto__",
)  # fmt: skip


async def test_a_group_of_strangers_learns_nothing_and_changes_nothing(
    house: House, telegram: Telegram, drawer: Drawer
):
    await settle(house, 501)
    person = telegram.person(501)
    await person.says("/menu")
    code = await invitation(house, await register(house))
    before, sent = await drawer.everything(), len(telegram.session.sent)
    telegram.playground.add_group(GROUP, "<b>Чужие\u202e", by=501, kind="supergroup")
    telegram.record.reads_all_group_messages = True
    commands = ("/start", "/menu", "/privacy", "/people", "/audit", "/import", f"/start {code}", code, "/language")
    for typed in (*commands, "/start@metodbot_test_bot forged-code", "=1+1\n<b>"):
        telegram.playground.say_in_group(GROUP, 501, typed)
    await telegram.deliver()
    telegram.playground.change_membership(GROUP, "left", by=501)
    await telegram.deliver()
    assert len(telegram.session.sent) == sent
    assert await drawer.everything() == before
    assert not await every(house, AssociationGroup)
    assert not (await every(house, Invitation))[0].used_at


@pytest.mark.parametrize("is_known", [False, True], ids=["stranger", "known"])
async def test_nothing_behind_a_link_is_believed(house: House, telegram: Telegram, is_known: bool):
    if is_known:
        await settle(house, 501)
    person = telegram.person(501)
    for payload in PAYLOADS:
        await person.says(f"/start {payload}")
        assert person.buttons, payload
    assert not telegram.session.faults
    assert not await every(house, RoleGrant)
