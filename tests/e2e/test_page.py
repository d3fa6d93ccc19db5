"""The web chat as people use it in one chat: writing, pressing, pictures, files."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Route, expect

from tests.e2e.page_stage import ANNA, BORIS, Stage, browser, inline, needs_chromium, picture, stage

pytestmark = [pytest.mark.slow, needs_chromium, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as launched:
        yield launched


@pytest_asyncio.fixture(loop_scope="module")
async def wide(chromium: Browser) -> AsyncIterator[Stage]:
    async with stage(chromium, permissions=["clipboard-read", "clipboard-write"]) as made:
        yield made


async def test_a_conversation_with_the_keyboard_alone(wide: Stage) -> None:
    await wide.open()
    keyboard = wide.page.keyboard
    await keyboard.press("Control+k")
    await keyboard.type("математики")
    await keyboard.press("Enter")
    await expect(wide.column().locator("[data-action=start]")).to_be_focused()
    await keyboard.press("Enter")
    assert (await wide.bot.next())["text"] == "/start"
    first = await wide.bot.send(ANNA, "Вопрос 1", [["Да"], ["Нет"]])
    await expect(wide.area()).to_be_focused()
    await expect(wide.button(first, 1, 0)).to_be_visible()
    for _ in range(8):
        if await wide.page.evaluate("document.activeElement.dataset.row") == "1":
            break
        await keyboard.press("Shift+Tab")
    await keyboard.press("Enter")
    query = await wide.bot.next("callback_query")
    assert query["data"] == "Нет"
    await wide.bot("editMessageText", chat_id=ANNA, message_id=first, text="Вопрос 2", reply_markup=inline([["Ага"]]))
    await wide.bot("answerCallbackQuery", callback_query_id=query["id"])
    # The screen was edited under the focus: the next answer needs no new way through the page.
    await expect(wide.button(first, 0, 0)).to_be_focused()
    await keyboard.press("Enter")
    assert (await wide.bot.next("callback_query"))["data"] == "Ага"
    await keyboard.press("Alt+1")
    await keyboard.type("две")
    await keyboard.press("Shift+Enter")
    await keyboard.type("строки")
    await keyboard.press("Enter")
    assert (await wide.bot.next())["text"] == "две\nстроки"
    await expect(wide.area()).to_have_value("")


async def test_formatting_is_shown_and_its_commands_work(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    long = "Итоги за месяц. " * 20
    text = (
        "🙂 <b>жирный <i>и курсив</i></b> <u>под</u> <s>за</s> <code>код</code> <tg-spoiler>секрет</tg-spoiler>\n"
        f"<blockquote expandable>{long}</blockquote>\n<pre><code class='language-python'>x = 1</code></pre>"
        "<a href='https://example.org/a'>сюда</a> /menu #метка a@example.org"
    )
    shown = wide.message(await wide.bot.send(ANNA, text, parse_mode="HTML"))
    await expect(shown.locator("em")).to_have_text("и курсив")
    assert "".join(await shown.locator("strong").all_text_contents()) == "жирный и курсив"
    await expect(shown.locator(".pre pre")).to_have_text("x = 1")
    await expect(shown.locator("a", has_text="сюда")).to_have_attribute("rel", "noopener noreferrer")
    await expect(shown.locator("a[href='mailto:a@example.org']")).to_be_visible()
    quote = shown.locator("blockquote")
    folded = int(await quote.evaluate("quote => quote.clientHeight"))
    await quote.get_by_role("button").click()
    assert int(await quote.evaluate("quote => quote.clientHeight")) > folded * 2
    spoiler = shown.locator(".spoiler")
    await expect(spoiler).to_have_role("button")
    await spoiler.click()
    await expect(spoiler).to_have_class(re.compile("revealed"))
    await shown.locator("button.command").click()
    assert (await wide.bot.next())["text"] == "/menu"


async def test_every_press_is_sent_and_the_spinner_waits_for_the_last_answer(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    button = wide.button(await wide.bot.send(ANNA, "Готово?", [["Готово"]]), 0, 0)
    await button.dblclick()
    first, second = [await wide.bot.next("callback_query") for _ in range(2)]
    assert first["id"] != second["id"]
    await expect(button).to_have_attribute("aria-busy", "true")
    await wide.bot("answerCallbackQuery", callback_query_id=first["id"], text="Приняла")
    await expect(wide.column().locator(".toast")).to_have_text("Приняла")
    await expect(button).to_have_attribute("aria-busy", "true")
    await wide.bot("answerCallbackQuery", callback_query_id=second["id"], text="Уже принято", show_alert=True)
    await expect(button).to_have_attribute("aria-busy", "false")
    alert = wide.page.get_by_role("dialog")
    await expect(alert).to_contain_text("Уже принято")
    await wide.page.keyboard.press("Enter")
    await expect(alert).to_have_count(0)


async def test_a_button_that_went_away_says_so(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    message = await wide.bot.send(ANNA, "Готово?", [["Готово"]])
    await expect(wide.button(message, 0, 0)).to_be_visible()
    # The page has not heard of the edit yet when the finger comes down.
    stored = wide.playground.message(ANNA, message)
    stored.markup = None
    await wide.button(message, 0, 0).click()
    await expect(wide.column().locator(".toast")).to_have_text("Этой кнопки уже нет")
    await expect(wide.button(message, 0, 0)).to_have_attribute("aria-busy", "false")
    wide.alarms.clear()  # the browser itself notes every 409


async def test_a_screen_is_edited_in_place_and_deleted(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    message = await wide.bot.send(ANNA, "Было", [["Раз", "Два"]])
    await expect(wide.message(message)).to_contain_text("Было")
    await wide.bot("editMessageText", chat_id=ANNA, message_id=message, text="Стало", reply_markup=inline([["Три"]]))
    await expect(wide.message(message)).to_contain_text("Стало")
    await expect(wide.message(message).locator("[data-row]")).to_have_text(["Три"])
    await expect(wide.column().locator("[data-message]")).to_have_count(2)
    await wide.bot("deleteMessage", chat_id=ANNA, message_id=message)
    await expect(wide.message(message)).to_have_count(0)


async def test_pictures_documents_and_albums(wide: Stage, tmp_path: Path) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    image = picture(600, 300)
    sent = await wide.bot("sendPhoto", chat_id=ANNA, photo=("профиль.png", image), caption="Ваш профиль")
    shown = wide.message(sent["message_id"]).locator("img")
    await expect(shown).to_have_js_property("naturalWidth", 600)
    await shown.click()
    await expect(wide.page.locator("dialog.viewer img")).to_have_js_property("naturalWidth", 600)
    await wide.page.keyboard.press("Escape")
    sent = await wide.bot("sendDocument", chat_id=ANNA, document=("План работы.docx", b"PK" * 900), caption="План")
    file = wide.message(sent["message_id"]).locator("a.file")
    await expect(file).to_contain_text("1,8 КБ")
    async with wide.page.expect_download() as downloading:
        await file.click()
    download = await downloading.value
    await download.save_as(tmp_path / "plan")
    assert download.suggested_filename == "План работы.docx"
    assert (tmp_path / "plan").read_bytes() == b"PK" * 900
    media = [{"type": "photo", "media": f"attach://p{one}"} for one in range(3)]
    parts = {f"p{one}": (f"{one}.png", picture(80, 80 + one)) for one in range(3)}
    album = await wide.bot("sendMediaGroup", chat_id=ANNA, media=media, **parts)
    await expect(wide.column().locator(".album")).to_have_count(1)
    assert [one["message_id"] for one in album] == [
        int(one)
        for one in await wide.column()
        .locator(".album [data-message]")
        .evaluate_all("all => all.map(one => one.dataset.message)")
    ]


async def test_a_person_sends_files(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    await wide.column().locator("[data-action=attach]").click()
    async with wide.page.expect_file_chooser() as choosing:
        await wide.page.get_by_role("menuitem", name="Фото").click()
    await (await choosing.value).set_files({"name": "доска.png", "mimeType": "image/png", "buffer": picture(90, 60)})
    await wide.page.get_by_label("Подпись").fill("Доска")
    await wide.page.get_by_role("button", name="Отправить", exact=True).last.click()
    message = await wide.bot.next()
    assert (message["caption"], message["photo"][-1]["width"]) == ("Доска", 90)
    await expect(wide.message(message["message_id"]).locator("img")).to_have_js_property("naturalWidth", 90)
    await wide.area().evaluate(
        """area => {
            const pasted = new DataTransfer();
            pasted.items.add(new File(["a;b"], "список.csv", { type: "text/csv" }));
            area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true, cancelable: true }));
        }"""
    )
    await wide.page.get_by_role("dialog").get_by_role("button", name="Отправить").click()
    assert (await wide.bot.next())["document"]["file_name"] == "список.csv"


async def test_a_voice_is_recorded(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    await wide.column().locator("[data-action=attach]").click()
    await wide.page.get_by_role("menuitem", name="Голосовое").click()
    await expect(wide.column().get_by_role("timer")).to_have_text("0:01")
    await wide.page.get_by_role("button", name="Отправить запись").click()
    message = await wide.bot.next()
    assert message["voice"]["duration"] >= 1
    assert message["voice"]["file_size"] > 100
    await expect(wide.message(message["message_id"]).locator("audio")).to_be_attached()
    await expect(wide.area()).to_be_focused()


async def test_a_reply_keyboard_lives_and_goes(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    rows = [[{"text": "Мой номер", "request_contact": True}], [{"text": "Школа № 3"}, {"text": "Школа № 7"}]]
    markup = {"keyboard": rows, "one_time_keyboard": True, "resize_keyboard": True, "input_field_placeholder": "Школа"}
    await wide.bot.send(ANNA, "Кто вы?", reply_markup=markup)
    panel, column = wide.column().locator(".keyboard-panel"), wide.column()
    await expect(wide.area()).to_have_attribute("placeholder", "Школа")
    await panel.get_by_role("button", name="Мой номер").click()
    await wide.page.get_by_role("button", name="Поделиться").click()
    # A shared number carries the person's own id: bots rely on it.
    assert (await wide.bot.next())["contact"]["user_id"] == ANNA
    await expect(panel).to_be_hidden()
    await column.locator("[data-action=keyboard]").click()
    await panel.get_by_role("button", name="Школа № 7").click()
    assert (await wide.bot.next())["text"] == "Школа № 7"
    await expect(panel).to_be_hidden()
    await wide.bot.send(ANNA, "Спасибо", reply_markup={"remove_keyboard": True})
    await expect(column.locator("[data-action=keyboard]")).to_be_hidden()
    await expect(wide.area()).to_have_attribute("placeholder", "Сообщение")


async def test_the_command_menu_is_filtered_while_typing(wide: Stage) -> None:
    await wide.acquaint()
    commands = [{"command": "menu", "description": "Меню"}, {"command": "mentor", "description": "Наставник"}]
    await wide.bot("setMyCommands", commands=[*commands, {"command": "help", "description": "Помощь"}])
    await wide.open(ANNA)
    await wide.area().press_sequentially("/me")
    rows = wide.column().get_by_role("option")
    await expect(rows).to_have_count(2)
    await wide.area().press("ArrowDown")
    await wide.area().press("ArrowDown")
    await wide.area().press("Enter")
    assert (await wide.bot.next())["text"] == "/mentor"
    await wide.column().locator("[data-action=menu]").click()
    await rows.filter(has_text="Помощь").click()
    assert (await wide.bot.next())["text"] == "/help"


async def test_own_words_are_edited_and_answered(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    await wide.area().fill("опечатка")
    await wide.area().press("Enter")
    own = (await wide.bot.next())["message_id"]
    await expect(wide.message(own)).to_be_visible()
    await wide.area().press("ArrowUp")
    await expect(wide.area()).to_have_value("опечатка")
    await wide.area().fill("исправлено")
    await wide.area().press("Enter")
    assert (await wide.bot.next("edited_message"))["text"] == "исправлено"
    await expect(wide.message(own)).to_contain_text("изменено")
    asked = await wide.bot.send(ANNA, "Какая школа?", reply_markup={"force_reply": True})
    await expect(wide.column().locator(".target-bar")).to_contain_text("Какая школа?")
    await wide.area().fill("Третья")
    await wide.area().press("Enter")
    answer = await wide.bot.next()
    assert answer["reply_to_message"]["message_id"] == asked
    await expect(wide.message(answer["message_id"]).locator(".quote")).to_have_text("Какая школа?")


async def test_a_deep_link_and_a_blocked_bot(wide: Stage) -> None:
    await wide.open(BORIS)
    column = wide.column(BORIS)
    await column.locator("[data-action=start-code]").click()
    await wide.page.get_by_label("Код из ссылки").fill("ABC-1")
    await wide.page.get_by_role("button", name="Открыть").click()
    assert (await wide.bot.next())["text"] == "/start ABC-1"
    message = await wide.bot.send(BORIS, "Приглашение: https://t.me/method_bot?start=XYZ")
    await wide.message(message, BORIS).locator("a").click()
    assert (await wide.bot.next())["text"] == "/start XYZ"
    await column.locator("[data-action=chat-menu]").click()
    await wide.page.get_by_role("menuitem", name="Заблокировать бота").click()
    assert (await wide.bot.next("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await expect(column.locator("textarea")).to_be_hidden()
    await column.get_by_role("button", name="Разблокировать бота").click()
    assert (await wide.bot.next("my_chat_member"))["new_chat_member"]["status"] == "member"
    await expect(column.locator("textarea")).to_be_visible()


async def test_an_answer_quicker_than_the_press_stops_the_spinner(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    button = wide.button(await wide.bot.send(ANNA, "Готово?", [["Готово"]]), 0, 0)

    async def slow(route: Route) -> None:
        response = await route.fetch()
        query = await wide.bot.next("callback_query")
        await wide.bot("answerCallbackQuery", callback_query_id=query["id"], text="Уже")
        await expect(wide.column().locator(".toast")).to_have_text("Уже")
        await expect(button).to_have_attribute("aria-busy", "true")
        await route.fulfill(response=response)

    await wide.page.route("**/press", slow)
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "false", timeout=5_000)


async def test_a_copy_button_and_a_link_button_leave_the_bot_alone(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    buttons = [[{"text": "Код", "copy_text": {"text": "ABC-123"}}, {"text": "Сайт", "url": "https://example.org/a"}]]
    message = await wide.bot.send(ANNA, "Приглашение", buttons)
    await wide.button(message, 0, 0).click()
    await expect(wide.column().locator(".toast")).to_have_text("Скопировано")
    assert await wide.page.evaluate("navigator.clipboard.readText()") == "ABC-123"
    await wide.button(message, 0, 1).click()
    await expect(wide.page.get_by_role("dialog")).to_contain_text("https://example.org/a")
    await wide.page.keyboard.press("Escape")
    assert await wide.bot.is_told_nothing()
