"""One's own courses: when the next one is due, what is there, one of them, taking one away."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.courses.course_buttons import OpenCourse, OwnCourses, RemoveCourse
from handlers.courses.course_screens import PAGE, course_screen, own_screen, removing_screen
from handlers.places import Go, Place
from handlers.screens import show
from locales.catalog import Speaker
from services.courses import course_offers, courses
from services.visits import Visit


def courses_router() -> Router:
    router = Router(name="courses")
    router.message.register(open_courses, Command("courses"))
    on_tap = router.callback_query.register
    on_tap(open_courses, Go.filter(F.there == Place.COURSES))
    on_tap(leaf_courses, OwnCourses.filter())
    on_tap(open_course, OpenCourse.filter())
    on_tap(remove_course, RemoveCourse.filter())
    return router


async def open_courses(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show_own(event, visit, reader, t)


async def leaf_courses(
    query: CallbackQuery, callback_data: OwnCourses, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show_own(query, visit, reader, t, page=callback_data.page)


async def open_course(
    query: CallbackQuery, callback_data: OpenCourse, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    line = await courses.one(reader, visit, completion_id=callback_data.course)
    await show(query, course_screen(t, visit, line))


async def remove_course(
    query: CallbackQuery,
    callback_data: RemoveCourse,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if not callback_data.sure:
        line = await courses.one(reader, visit, completion_id=callback_data.course)
        await show(query, removing_screen(t, line))
        return
    await courses.remove(session, visit, completion_id=callback_data.course)
    await show_own(query, visit, reader, t, toast=t.plain("course-removed"))


async def show_own(  # the screen and the toast over it
    event: Message | CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    *,
    page: int = 0,
    toast: str | None = None,
) -> None:
    own = await courses.own(reader, visit, page=page, size=PAGE)
    offers = await course_offers.fitting(reader, visit, page=0, size=1)
    await show(event, own_screen(t, visit, own, offers=offers.count), toast=toast)
