"""An educator's own zones of help: what they are, what becomes of them, what one asks for oneself."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.deficits.deficit_buttons import AskOwn, MyDeficits
from handlers.leafing import leafing
from handlers.places import Place, is_used, way_back, way_to
from handlers.screens import Screen, button, in_columns, show
from handlers.surveys.compared_pictures import compared_picture, easier
from locales.catalog import Speaker
from programmes.competences import Topic
from services.deficits import deficit_requests
from services.deficits.deficit_requests import Own
from services.deficits.deficit_titles import title
from services.errors import NotFound
from services.paging import pages_of
from services.privacy import school_years
from services.visits import Visit

TOPICS, MOST_SHOWN, LONGEST_CAPTION = 6, 8, 900


def my_deficits_router() -> Router:
    router = Router(name="my_deficits")
    router.callback_query.register(open_own, MyDeficits.filter())
    router.callback_query.register(ask_own, AskOwn.filter())
    return router


async def open_own(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await state.clear()
    await show(query, await own_screen(t, visit, await deficit_requests.own(reader, visit)))


async def ask_own(
    query: CallbackQuery,
    callback_data: AskOwn,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """The area, then it as a whole or a topic of it; then it is asked for."""
    competences = visit.municipality.programme.competences
    if callback_data.area >= len(competences.areas):
        raise NotFound
    if callback_data.area < 0:
        picks = [button(area.title, AskOwn(area=place)) for place, area in enumerate(competences.areas)]
        back = button(t.plain("back"), MyDeficits())
        await show(query, Screen(t("my-deficits-which-area"), (*in_columns(picks, 1), (back,))))
        return
    area = competences.areas[callback_data.area]
    codes = deficit_requests.topics(visit.municipality, visit, area.code)
    topics = [(place, topic) for place, topic in enumerate(competences.topics) if topic.code in codes]
    if callback_data.topic < -1:
        await show(query, _topics_screen(t, callback_data, topics))
        return
    topic = "" if callback_data.topic < 0 else dict(topics).get(callback_data.topic)
    if topic is None:
        raise NotFound
    await deficit_requests.add(session, visit, area=area.code, topic=topic.code if isinstance(topic, Topic) else "")
    own = await deficit_requests.own(reader, visit)
    await show(query, await own_screen(t, visit, own), toast=t.plain("my-deficits-asked"))


async def own_screen(t: Speaker, visit: Visit, own: Own) -> Screen:
    programme = visit.municipality.programme
    lines = [t("my-deficits-title", year=school_years(own.school_year)), ""]
    lines += [
        t(
            "my-deficits-line",
            title=title(programme.competences, deficit),
            state=deficit.state.value,
            routes=int(programme.modules.routes),
        )
        for deficit in own.deficits[:MOST_SHOWN]
    ]
    more = len(own.deficits) - MOST_SHOWN
    lines += [t("my-deficits-more", count=more)] if more > 0 else []
    lines += [] if own.deficits else [t("my-deficits-none")]
    if own.compared:
        lines += ["", t("my-deficits-compared", summary=easier(own.compared, programme))]
    text = "\n".join(lines)
    picture = None
    if own.compared and len(text) <= LONGEST_CAPTION:
        picture = await compared_picture(t, own.compared, programme)
    ask = (button(t.plain("my-deficits-propose"), AskOwn()),) if own.may_ask else ()
    route = (way_to(t, Place.ROUTE),) if is_used(Place.ROUTE, programme.modules) else ()
    return Screen(text, (ask, route, (way_back(t),)), picture)


def _topics_screen(t: Speaker, chosen: AskOwn, topics: list[tuple[int, Topic]]) -> Screen:
    pages = pages_of(len(topics), TOPICS)
    page = chosen.page % pages
    whole = (button(t.plain("deficit-whole-area"), AskOwn(area=chosen.area, topic=-1)),)
    picks = [
        button(topic.title, AskOwn(area=chosen.area, topic=place))
        for place, topic in topics[page * TOPICS : (page + 1) * TOPICS]
    ]
    turns = leafing(t, page, pages, lambda other: AskOwn(area=chosen.area, page=other))
    back = (button(t.plain("back"), AskOwn()),)
    return Screen(t("my-deficits-which-topic"), (whole, *in_columns(picks, 1), turns, back))
