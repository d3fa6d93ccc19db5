"""Putting the house together: functions that build it, and nothing that happens at import."""

import gc
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import PRODUCTION
from aiogram.enums import ParseMode
from aiogram.exceptions import AiogramError
from aiogram.fsm.storage.base import BaseEventIsolation
from aiogram.methods import Response
from aiogram.types import LinkPreviewOptions, Message

from bot.calls import Patience, told
from bot.commands import publish_commands
from bot.forms import FormStorage
from bot.gate import Gate
from bot.middlewares import Clock, VisitMiddleware, utc_now
from bot.one_by_one import OneByOne
from bot.own_server import OwnServer
from bot.proxies import WaysSession
from bot.publishing import published, terms_of
from bot.quick_filters import make_quick
from bot.replying import InReply
from bot.settings import Settings
from bot.watching import WatchCalls, WatchUpdates
from handlers.events.event_feedback import FeedbackForm
from handlers.router import build_router
from handlers.surveys.survey_form import SurveyForm
from locales.catalog import Catalog
from models.session import Database
from programmes.programme import Programme
from services import blocks
from services.backups.backup_shelf import Shelf
from services.blocks import InForce
from services.municipality import Municipality
from services.pace import Pace
from services.ports import Looks, OwnLooks
from services.pulse import Pulse
from services.register.staff_desk import Desk

if TYPE_CHECKING:
    from bot.replicas import Replica

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, repr=False)
class House:
    """Everything that is built once and lives as long as the program; too much to be printed."""

    database: Database
    municipality: Municipality
    catalog: Catalog
    admin_ids: frozenset[int]
    clock: Clock = utc_now
    blocked: InForce = field(default_factory=InForce)
    pace: Pace = field(default_factory=Pace)
    staff_desk: Desk = field(default_factory=Desk)
    pulse: Pulse = field(default_factory=Pulse)
    shelf: Shelf = field(default_factory=Shelf)


async def build_house(
    settings: Settings,
    programme: Programme,
    database: Database,
    *,
    clock: Clock = utc_now,
    pulse: Pulse | None = None,
) -> House:
    """Publish what the programme says into the migrated database, and remember it."""
    municipality = await published(settings, programme, database, now=clock())
    catalog = Catalog(terms_of(programme))
    shelf = Shelf(settings.backup_folder, settings.passphrase(), settings.admin_ids)
    return House(database, municipality, catalog, settings.admin_ids, clock, pulse=pulse or Pulse(), shelf=shelf)


def build_bot(settings: Settings, pulse: Pulse | None = None) -> Bot:
    assert settings.bot_token is not None
    api = OwnServer.from_base(settings.telegram_api_url) if settings.telegram_api_url else PRODUCTION
    session = WaysSession(settings.ways(), api=api)
    session.middleware(InReply())
    session.middleware(Patience(pulse))
    if pulse is not None:
        session.middleware(WatchCalls(pulse))
    return Bot(
        settings.bot_token.get_secret_value(),
        session=session,
        default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)),
    )


UNSAVED = frozenset({SurveyForm.answering_unnamed.state, FeedbackForm.adding_words.state})


async def build_dispatcher(house: House, replica: "Replica | None" = None) -> Dispatcher:
    """`replica`: what it shares with the others, if there may be any."""
    # Updates of one person wait for each other: a double tap is two taps in order, not two at once.
    isolation: BaseEventIsolation = replica.turns if replica else OneByOne()
    storage = replica.forms(house.database, UNSAVED) if replica else await _own_forms(house.database)
    dispatcher = Dispatcher(storage=storage, events_isolation=isolation)
    dispatcher["forget_forms"] = storage.forget
    if replica:
        dispatcher.update.outer_middleware(replica.once)
    looks: Looks = replica.looks if replica else OwnLooks()
    dispatcher["looks"] = looks
    async with house.database.reading() as session:
        house.blocked.replace(await blocks.in_force(session, now=house.clock()))
    speaker = house.catalog.speaker(None)
    gate = Gate(house.pace, house.blocked, speaker, admin_ids=house.admin_ids, clock=house.clock)
    dispatcher.update.outer_middleware(WatchUpdates(house.pulse))
    dispatcher.update.outer_middleware(gate)
    dispatcher.update.outer_middleware(
        VisitMiddleware(house.database, house.municipality, house.catalog, admin_ids=house.admin_ids, clock=house.clock)
    )
    dispatcher.include_router(build_router())
    make_quick(dispatcher)
    dispatcher["catalog"] = house.catalog
    dispatcher["database"] = house.database
    dispatcher["admin_ids"] = house.admin_ids
    dispatcher["blocked"] = house.blocked
    dispatcher["staff_desk"] = house.staff_desk
    dispatcher["pulse"] = house.pulse
    dispatcher["shelf"] = house.shelf
    dispatcher["t"] = None  # until the visit is known; an error before that is spoken in the default language
    return dispatcher


async def _own_forms(database: Database) -> FormStorage:
    storage = FormStorage(database, unsaved=UNSAVED)
    await storage.load()
    return storage


async def publish_menus(bot: Bot, house: House) -> None:
    try:
        await publish_commands(bot, house.catalog, house.municipality.programme.modules)
    except AiogramError as error:  # a menu that could not be set must not stop the bot
        log.warning("the command menu could not be set (%s)", told(error))


KEPT_TYPES = (Response[Message], Response[dict[str, Any]], Response[bool], Response[list[dict[str, Any]]])


def settle() -> None:
    """Everything made so far stays for good: the collector need not walk it again.

    The generic answer types are built by pydantic and kept only weakly; without our hold on them each
    collection throws them away, and the next call to Telegram builds them anew for milliseconds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
