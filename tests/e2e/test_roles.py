"""The first evening of a centre: an empty database, an invitation for every role, everybody comes in by their own."""

import asyncio
from pathlib import Path

from models.people import Role
from playground.server import Playground
from tests.dialogs.drawer import Drawer
from tests.e2e.processes import TOKEN, BotProcess, run_soon
from tests.e2e.somebody import Somebody

WORK = {
    Role.METHODIST: {"people", "announce", "invite", "import"},
    Role.SCHOOL_COORDINATOR: {"staff", "announce", "invite"},
    Role.ORGANIZATION_HEAD: {"staff"},
    Role.ASSOCIATION_LEADER: set(),
    Role.CENTRE_HEAD: {"people", "announce", "invite", "import", "roles", "handover", "audit"},
    Role.ADMIN: {"people", "invite", "import", "roles", "handover", "audit"},
}
"""Commands a role brings; the others bring none."""


async def comes_in(person: Somebody, code: str) -> None:
    """With the link of a role, from the door to the menu."""
    await person.says(f"/start {code}")
    await person.taps_on("Продолжить")
    await person.taps_on("Согласен")
    await person.until(lambda: "Где вы работаете" in person.text, "the first question of the profile")
    await person.says("Школа № 3")
    await person.taps_on("нет в списке")
    await person.taps_on("Руководитель")
    await person.taps_on("Директор")
    await person.says("2009")
    await person.says("Ромашкина Вера Павловна")
    await person.until(lambda: "Вера" in person.text, "the menu")


async def test_everybody_comes_in_by_an_invitation(
    api: str, playground: Playground, bot: BotProcess, drawer: Drawer, tmp_path: Path
):
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api, "DATABASE_URL": bot.settings["DATABASE_URL"]}
    codes = {}
    for role in Role:
        code, output, errors = await run_soon("bot", "invite", "--role", role.value, cwd=tmp_path, **settings)
        assert code == 0, errors
        codes[role] = output.splitlines()[0].partition("?start=")[2]
    await bot.start(api)
    people = {role: Somebody(playground, 601 + number) for number, role in enumerate(Role)}
    await asyncio.gather(*(comes_in(people[role], codes[role]) for role in Role))
    for role, person in people.items():
        scoped = playground.world.bot.commands.items()
        own = {
            one["command"]
            for (kind, chat, *_), listed in scoped
            if kind == "chat" and chat == person.id
            for one in listed
        }
        assert own >= WORK.get(role, set()), role
    stranger = Somebody(playground, 700)
    assert "Этот код не подошёл" in await stranger.says(f"/start {codes[Role.ADMIN]}")
    assert await drawer.roles() == sorted(role.value for role in Role)
    assert await bot.stop() == 0
    assert bot.complaints() == []
