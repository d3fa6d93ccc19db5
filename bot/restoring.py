"""`python -m bot restore`: a copy of the database takes the place of what is there, while the bot does not run."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL

from bot.catching_up import Rest, departed_of, put_to_rest
from bot.settings import Settings
from models import postgresql_copies, sqlite_copies
from models.copies import CopyFailed, Facts, Trouble
from models.copying import backend_of, inspect
from models.migrating import Unusable, is_known
from models.session import normalised
from models.sole_owner import sole_owner
from programmes.programme import Programme
from services.backups import backups

STAMP = "%Y%m%d-%H%M%S"
USED = "the bot is running, or another program uses the database; stop it first"


class Refused(Exception):
    """The text says why, for an operator; nothing has been changed."""


@dataclass(frozen=True, slots=True)
class Restoring:
    settings: Settings
    programme: Programme
    url: URL
    facts: Facts
    """Of the copy."""
    now: datetime
    is_replacing: bool

    def refuse_unless_empty(self, present: Facts | None) -> None:
        if self.is_replacing or (present is not None and not present.all_rows):
            return
        held = "cannot be read" if present is None else f"holds {present.all_rows} rows"
        raise Refused(f"the database {held}; with --replace it is set aside under another name, and the copy put there")


async def restore(settings: Settings, programme: Programme, file: Path, *, is_replacing: bool) -> list[str]:
    """Returns lines to print; raises CopyFailed, Refused or Unusable, and then the database is as it was."""
    url = normalised(settings.database_url)
    is_file = url.get_backend_name() == "sqlite"
    async with alone(url):
        with backups.opened(file, Path(url.database or "") if is_file else file, settings.passphrase()) as copy:
            _check_kind(file, copy, url)
            facts = await inspect(copy)
            if not is_known(facts.revision):
                raise Unusable(f"a newer version of the program made this copy (schema {facts.revision})")
            plan = Restoring(settings, programme, url, facts, datetime.now(UTC), is_replacing)
            done = await (_into_file(plan, copy) if is_file else _into_server(plan, copy))
    moment = f"{done.rest.last:%Y-%m-%d %H:%M} UTC" if done.rest.last else "none"
    lines = [f"restored and checked: {facts.all_rows} rows; the last entry of the journal: {moment}"]
    lines += [f"what was there before is set aside as {done.aside}"] if done.aside else []
    lines += [f"letters called off because they may have gone out: {_counted(done.rest.called_off)}"]
    return [*lines, _of_withdrawals(done, moment)]


@dataclass(frozen=True, slots=True)
class Done:
    aside: str | None
    """The name of what was there before, if there was anything."""
    is_asked: bool
    """Whether it could be asked who has withdrawn since."""
    rest: Rest


@asynccontextmanager
async def alone(url: URL) -> AsyncIterator[None]:
    """Raises Refused while some other program uses the database."""
    if url.get_backend_name() != "sqlite":
        if await postgresql_copies.is_used(url):
            raise Refused(USED)
        yield
        return
    make_room(url)
    async with sole_owner(url) as is_alone:
        if not is_alone:
            raise Refused(USED)
        yield


def make_room(url: URL) -> None:
    with sqlite_copies.speaking():
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)


def _check_kind(file: Path, copy: Path, url: URL) -> None:
    kind, wanted = backend_of(copy), url.get_backend_name()
    if kind != wanted:
        text = f"{file}: is a copy of {kind}, and DATABASE_URL is of {wanted}; restore it there and use `move`"
        raise CopyFailed(Trouble.BROKEN, text)


async def _into_file(plan: Restoring, copy: Path) -> Done:
    """Everything is done to the copy; only then does it get the name."""
    target = Path(plan.url.database or "")
    is_there = sqlite_copies.is_there(target)
    if is_there:
        plan.refuse_unless_empty(sqlite_copies.holds(target))
    gone = await departed_of(plan.url) if is_there else None
    rest = await put_to_rest(plan.settings, plan.programme, plan.url.set(database=str(copy)), plan.now, gone)
    sqlite_copies.settle(copy)
    sqlite_copies.inspect(copy)
    aside = target.with_name(f"{target.stem}-set-aside-{plan.now:{STAMP}}{target.suffix}")
    sqlite_copies.take_place(copy, target, aside)
    return Done(str(aside) if is_there else None, gone is not None, rest)


async def _into_server(plan: Restoring, copy: Path) -> Done:
    """A schema takes the place of another; when anything goes wrong the other one comes back."""
    present = await postgresql_copies.holds(plan.url)
    plan.refuse_unless_empty(present)
    gone = await departed_of(plan.url) if present.rows else None
    name = f"{plan.now:{STAMP}}".replace("-", "_")
    await postgresql_copies.set_aside(plan.url, name)
    try:
        await postgresql_copies.put_back(plan.url, copy)
        if await postgresql_copies.holds(plan.url) != plan.facts:
            raise CopyFailed(Trouble.BROKEN, "what was put back is not what the copy holds")  # noqa: TRY301
        rest = await put_to_rest(plan.settings, plan.programme, plan.url, plan.now, gone)
    except BaseException:
        await postgresql_copies.take_back(plan.url, name)
        raise
    if not present.rows:
        await postgresql_copies.forget_empty(plan.url, name)
        return Done(None, is_asked=False, rest=rest)
    return Done(f"the schema {postgresql_copies.ASIDE}{name}", gone is not None, rest)


def _of_withdrawals(done: Done, moment: str) -> str:
    if done.is_asked:
        return f"people who had withdrawn their consent since the copy, and were forgotten again: {done.rest.withdrawn}"
    why = "what was there before cannot be read" if done.aside else "there was no database before"
    return f"NOT KNOWN: who has withdrawn their consent after {moment}; {why}. Whoever has is in the data again"


def _counted(called_off: Counter[str]) -> str:
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(called_off.items()))
    return f"{called_off.total()} ({kinds})" if kinds else "0"
