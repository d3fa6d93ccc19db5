"""What nobody asked for, and what goes wrong: a calm sentence, no answer lost, nothing crashed."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import SendMessage
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House
from models.queries.surveys import responses as rows
from services.surveys import survey_answers, survey_list, surveys
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer
from tests.telegram import Person, Telegram

METHOD = SendMessage(chat_id=501, text="x")
ERRORS = {
    "flood": TelegramRetryAfter(METHOD, "Too Many Requests: retry after 7", 7),
    "network": TelegramNetworkError(METHOD, "connection reset"),
    "blocked": TelegramForbiddenError(METHOD, "Forbidden: bot was blocked by the user"),
    "unchanged": TelegramBadRequest(METHOD, "Bad Request: message is not modified"),
    "gone": TelegramBadRequest(METHOD, "Bad Request: message to edit not found"),
    "frozen": TelegramBadRequest(METHOD, "Bad Request: message can't be edited"),
    "late": TelegramBadRequest(
        METHOD, "Bad Request: query is too old and response timeout expired or query ID is invalid"
    ),
    "strange": TelegramBadRequest(METHOD, "Bad Request: something nobody has ever seen"),
}


@pytest.fixture
async def answering(teacher: Person, house: House) -> Person:
    """A teacher in front of question D03."""
    await answer(house, teacher.id, until="D03")
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")
    return teacher


async def test_what_nobody_asked_for_is_answered_calmly(teacher: Person, drawer: Drawer):
    before = await drawer.everything()
    for typed in ("привет", "12", "<b>&\"'", "😀", "а" * 5000, "   точка   ", "%s абв"):
        assert "Сейчас бот ничего не спрашивал" in await teacher.says(typed), typed
        assert teacher.buttons == ["В меню", "Помощь"]
    for kind in ("photo", "voice", "sticker", "document", "video", "video_note", "audio", "contact", "location"):
        assert "Сейчас бот ничего не спрашивал" in await teacher.sends(kind), kind
    assert await drawer.everything() == before


async def test_unknown_commands_are_answered_calmly(answering: Person, drawer: Drawer):
    for typed in ("/unknown", "/", "/menu_", "/indicators now", "/меню", "/start_now", "/menu@another_bot"):
        assert "Такой команды нет" in await answering.says(typed), typed
    assert set(await drawer.answers(answering.id)) == {"D01"}


async def test_an_edited_message_changes_nothing(teacher: Person, house: House, drawer: Drawer):
    await answer(house, teacher.id, until="D24")
    await teacher.says("/menu")
    await teacher.taps("Продолжить")
    await teacher.says("первое")
    shown = teacher.text
    assert await teacher.edits("второе") == shown
    assert (await drawer.answers(teacher.id))["D24"].text == "первое"


async def test_groups_hear_nothing(answering: Person, telegram: Telegram, drawer: Drawer):
    group = telegram.playground.add_group(-100500, "Учительская", by=answering.id)
    telegram.record.reads_all_group_messages = True
    calls = len(telegram.session.calls)
    for typed in ("/menu", "/start q_diagnostics", "5", "@metodbot_test_bot помоги"):
        telegram.playground.say_in_group(group.id, answering.id, typed)
    await telegram.deliver()
    assert not [call for call in telegram.session.calls[calls:] if call != "getMe"]
    assert set(await drawer.answers(answering.id)) == {"D01"}


NO_BUTTONS = (
    "", "x", "go:moon", "so:unknown", "so:" + "y" * 61, "sc:1", "sc:a:b:c", "sc:1:2:3:4", "🏫" * 16, "so:adaptation", "sb:mentor",
    "sd:satisfaction", ":::", "consent:2:", "lang:xx", "pa:x",
)  # fmt: skip


async def test_buttons_of_no_bot_are_answered_calmly(answering: Person, drawer: Drawer):
    before = await drawer.everything()
    for data in NO_BUTTONS:
        text = await answering.forges(data)
        assert "старого сообщения" in text or "больше нет" in answering.toast, data
        answering.telegram.toasts.clear()
    assert await drawer.everything() == before
    assert not answering.telegram.unanswered


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("method", ["editMessageText", "answerCallbackQuery"])
async def test_a_failing_telegram_loses_no_answer(
    answering: Person, telegram: Telegram, drawer: Drawer, method: str, error: str
):
    telegram.session.fails_with[method] = [ERRORS[error]]
    await answering.taps("Часто трудно")
    assert (await drawer.answers(answering.id))["D03"].chosen == ["2"]
    await answering.says("/menu")
    assert "уровня" in await answering.taps("Продолжить")
    await answering.taps("Пока не умею")
    assert (await drawer.answers(answering.id))["D04"].chosen == ["3"]


@pytest.mark.parametrize("error", ["flood", "network", "late", "blocked"])
async def test_a_button_that_cannot_be_let_go_is_no_trouble(answering: Person, telegram: Telegram, error: str):
    telegram.session.fails_with["answerCallbackQuery"] = [ERRORS[error]]
    assert "повышенного уровня" in await answering.taps("Часто трудно")
    assert "мы уже знаем" not in "".join(message.content.text for message in answering.messages)


@pytest.mark.parametrize("error", ["flood", "network", "blocked", "strange"])
async def test_a_telegram_that_takes_nothing_at_all_loses_no_words(
    teacher: Person, house: House, telegram: Telegram, drawer: Drawer, error: str
):
    await answer(house, teacher.id, until="D24")
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")
    telegram.session.fails_with["sendMessage"] = [ERRORS[error]] * 5
    await teacher.says("Вести кружок")
    assert (await drawer.answers(teacher.id))["D24"].text == "Вести кружок"
    telegram.session.fails_with.clear()
    await teacher.says("/menu")
    assert "заполнена" in teacher.text


@pytest.mark.parametrize("error", ["flood", "blocked"])
async def test_a_refusal_that_cannot_be_spoken_crashes_nothing(
    answering: Person, telegram: Telegram, house: House, monkeypatch: pytest.MonkeyPatch, error: str
):
    async def refuse(*_args: object, **_kwargs: object) -> None:
        raise surveys.NotFinished

    monkeypatch.setattr(survey_answers, "write", refuse)
    telegram.session.fails_with["sendMessage"] = [ERRORS[error]]
    await answering.says("что-нибудь")
    assert "появится" in await answering.says("ещё раз")


async def test_a_blocked_bot_does_not_stumble_over_an_update_under_way(
    answering: Person, telegram: Telegram, drawer: Drawer
):
    answering.presses("Часто трудно")
    waiting = telegram.pending()
    telegram.playground.block(answering.id, blocked=True)
    telegram.pending()
    await telegram.deliver(*waiting)
    assert (await drawer.answers(answering.id))["D03"].chosen == ["2"]


async def test_a_message_that_is_gone_is_sent_anew(answering: Person, telegram: Telegram, drawer: Drawer):
    answering.presses("Часто трудно")
    answering.clears(answering.screen)
    await telegram.deliver()
    assert "повышенного уровня" in answering.text
    await answering.taps("Часто трудно")
    assert set(await drawer.answers(answering.id)) == {"D01", "D03", "D04"}


@pytest.mark.parametrize("loss", ["inaccessible", "missing"])
async def test_a_message_too_old_to_be_seen_is_answered_below(
    answering: Person, telegram: Telegram, drawer: Drawer, loss: str
):
    answering.presses("Часто трудно")
    [update] = telegram.pending()
    message = update["callback_query"].pop("message")
    if loss == "inaccessible":
        update["callback_query"]["message"] = {"chat": message["chat"], "message_id": message["message_id"], "date": 0}
    await telegram.deliver(update)
    assert "повышенного уровня" in answering.text
    assert len(answering.messages) == 2
    assert (await drawer.answers(answering.id))["D03"].chosen == ["2"]


@pytest.mark.parametrize("use_case", ["choose", "write"])
async def test_what_nobody_expected_is_apologised_for_and_undone(
    answering: Person, house: House, drawer: Drawer, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture, use_case: str,
):  # fmt: skip
    before = await drawer.everything()
    real = rows.turn

    async def breaks(session: AsyncSession, *args: Any, **kwargs: Any) -> None:
        await real(session, *args, **kwargs)
        raise RuntimeError("out of the blue")

    monkeypatch.setattr(rows, "turn", breaks)
    text = await (answering.taps("Часто трудно") if use_case == "choose" else answering.says("текст"))
    assert "мы уже знаем" in text
    assert answering.buttons == ["В меню"]
    assert "out of the blue" in caplog.text
    assert await drawer.everything() == before
    assert house.database.checked_out() == 0
    monkeypatch.undo()
    await answering.taps("В меню")
    await answering.taps("Продолжить")
    await answering.taps("Часто трудно")
    assert (await drawer.answers(answering.id))["D03"].chosen == ["2"]


async def test_an_apology_comes_in_the_language_of_the_person(
    teacher: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    await teacher.forges("lang:en")
    monkeypatch.setattr(survey_list, "list_for", None)
    assert "Something went wrong" in await teacher.says("/surveys")
    assert "Something went wrong" in await teacher.forges("go:menu")
    assert caplog.text.count("update") >= 2
    assert not teacher.telegram.unanswered


async def test_even_a_database_that_is_away_is_apologised_for(
    stranger: Person, house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    async def away(*_args: object, **_kwargs: object) -> None:
        raise OSError("no database")

    monkeypatch.setattr("services.people.acting", away)
    assert "мы уже знаем" in await stranger.says("/start")
    assert "no database" in caplog.text
    assert house.database.checked_out() == 0
