# ruff: noqa: INP001  # documents are no package; this is how their pictures are made
"""`make pictures`: plays a newcomer in the demo's web chat and keeps what the screen shows."""

import io
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from locales.catalog import Catalog
from playground.demo_people import NEWCOMERS, ORGANIZATIONS

FOLDER = Path(__file__).parent / "pictures"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
COLOURS = 192
MOST_QUESTIONS = 60

NEWCOMER, SURNAME, NAME, _ = NEWCOMERS[1]
TEACHER, KINDERGARTEN_TEACHER = 1010, 1012
SCHOOL = ORGANIZATIONS[1]
SEARCH = SCHOOL.split("«")[1].rstrip("»").lower()
FULL_NAME = f"{SURNAME} {NAME} Ивановна"
POSITION, SUBJECT, YEAR = "Учитель", "Математика", "2019"
WISH = "Спокойно вести урок, когда класс устал"
DIFFICULTIES = (0, 1, 0, 1, 0, 1, 1, 0, 3, 2, 2, 1)
"""Which option of a scale is taken, in turn: something goes well, something is hard."""

METHODIST = 1017
CAMPAIGN = "Входная"
WALKER = 1103
"""Somebody with a route that is agreed and begun."""
SOMEBODY = "ильич"
NEWS = "%имя%, в среду в 15:00 семинар «Функциональная грамотность на уроке». Ждём в школе № 2!"

t = Catalog().speaker("ru")


class Chat:
    """One person's chat on the page, played as a person would: by what is on the screen."""

    def __init__(self, page: Page, person: int) -> None:
        self.page = page
        self.column = page.locator(f'[data-chat="{person}"]')

    @property
    def screen(self) -> Locator:
        return self.column.locator("[data-message][data-from=bot]").last

    @property
    def buttons(self) -> Locator:
        return self.screen.locator("[data-keyboard] button")

    @property
    def labels(self) -> list[str]:
        return [label.strip() for label in self.buttons.all_inner_texts()]

    def start(self) -> None:
        """By the button of an empty chat; in the morning the bot may have written first, and there is none."""
        start = self.column.locator("[data-action=start]")
        if start.count():
            self.answered(start.click)
        else:
            self.say("/start")

    def tap(self, label: str) -> None:
        self.answered(self.buttons.filter(has_text=label).first.click)

    def tap_at(self, place: int) -> None:
        self.answered(self.buttons.nth(place).click)

    def say(self, words: str) -> None:
        def send() -> None:
            self.column.locator("textarea[name=text]").fill(words)
            self.column.locator("[data-action=send]").click()

        self.answered(send)

    def answered(self, act: Callable[[], None]) -> None:
        """Do it and wait until the bot has put something else on the screen, and the page has come to rest."""
        before = self._seen()
        act()
        for _ in range(200):
            self.page.wait_for_timeout(100)
            if self._seen() not in {before, ""}:
                break
        else:
            raise TimeoutError("the bot did not answer")
        self.page.mouse.move(0, 0)
        self.page.wait_for_timeout(500)

    def _seen(self) -> str:
        screens = self.column.locator("[data-message][data-from=bot]")
        return f"{screens.count()} {screens.last.inner_html()}" if screens.count() else ""


class Album:
    """Pictures as they are taken, small enough for a repository."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def keep(self, name: str) -> None:
        self.page.wait_for_timeout(2_500)  # until what flies over the screen for a moment has gone
        shot = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        few = shot.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(FOLDER / f"{name}.png", optimize=True)


def come_in(chat: Chat, album: Album) -> None:
    chat.start()
    album.keep("welcome")
    chat.tap(t.plain("greeting-go-on"))
    album.keep("consent")
    chat.tap(t.plain("consent-agree"))
    chat.say(SEARCH)
    album.keep("profile")
    chat.tap(SCHOOL)
    chat.tap(POSITION)
    chat.tap(POSITION)
    chat.tap(SUBJECT)
    chat.say(YEAR)
    chat.say(FULL_NAME)
    album.keep("menu")


def fill_in(chat: Chat, album: Album) -> None:
    """The whole questionnaire, up to the review of all answers."""
    chat.tap_at(0)
    chat.tap(t.plain("survey-begin"))
    turns = iter(DIFFICULTIES * MOST_QUESTIONS)
    taken: set[str] = set()
    for _ in range(MOST_QUESTIONS):
        if t.plain("survey-submit") in chat.labels:
            return
        _answer(chat, album, turns, taken)
    raise TimeoutError("the questionnaire does not end")


def _answer(chat: Chat, album: Album, turns: Iterator[int], taken: set[str]) -> None:
    options = [place for place, label in enumerate(chat.labels) if label not in _moves()]
    if any(label.startswith("☐") for label in chat.labels):
        chat.tap_at(options[0])
        chat.tap_at(options[1])
        _once(album, taken, "choices")
        chat.tap(t.plain("survey-done", count=2))
    elif t.plain("survey-next") in chat.labels:
        chat.tap(t.plain("survey-next"))
    elif options:
        if "choices" in taken:  # by then the bar above the question has grown
            _once(album, taken, "question")
        chat.tap_at(options[min(next(turns), len(options) - 1)])
    else:
        chat.say(WISH)


def _once(album: Album, taken: set[str], name: str) -> None:
    if name not in taken:
        taken.add(name)
        album.keep(name)


def _moves() -> set[str]:
    return {t.plain(key) for key in ("back", "survey-pause", "survey-next", "survey-skip", "survey-seen")}


def on_a_phone(browser: Browser, url: str) -> None:
    page = _page(browser, f"{url}/#{NEWCOMER}", PHONE, scale=2)
    chat, album = Chat(page, NEWCOMER), Album(page)
    come_in(chat, album)
    fill_in(chat, album)
    album.keep("review")
    chat.tap(t.plain("survey-submit"))
    page.wait_for_timeout(1_500)
    album.keep("result")
    chat.say("/privacy")
    album.keep("my-data")
    page.close()


def as_a_methodist(browser: Browser, url: str) -> None:
    """People, a card, an announcement on its way to them."""
    page = _page(browser, f"{url}/#{METHODIST}", PHONE, scale=2)
    chat, album = Chat(page, METHODIST), Album(page)
    chat.start()
    album.keep("menu-methodist")
    chat.say("/people")
    album.keep("people")
    chat.say(SOMEBODY)
    chat.tap_at(0)
    album.keep("card")
    chat.say("/announce")
    chat.say(NEWS)
    chat.tap(t.plain("announcement-to-audience", count=0))
    chat.tap(t.plain("facet-subject"))
    chat.tap(SUBJECT)
    album.keep("audience")
    chat.tap(t.plain("announcement-done"))
    chat.tap(t.plain("announcement-done"))
    chat.buttons.filter(has_text=t.plain("announcement-reading-off")).first.click()
    album.keep("announcement")
    page.close()


def at_work(browser: Browser, url: str) -> None:
    """A campaign and its coverage, the register, somebody of it."""
    page = _page(browser, f"{url}/#{METHODIST}", PHONE, scale=2)
    chat, album = Chat(page, METHODIST), Album(page)
    chat.say("/campaigns")
    chat.tap(CAMPAIGN)
    album.keep("campaign")
    chat.tap(t.plain("campaign-to-coverage"))
    album.keep("coverage")
    chat.say("/deficits")
    album.keep("deficits")
    chat.tap_at(0)
    chat.tap_at(0)
    album.keep("deficit-person")
    page.close()


def on_the_way(browser: Browser, url: str) -> None:
    """An educator's route, and the picture of it."""
    page = _page(browser, f"{url}/#{WALKER}", PHONE, scale=2)
    chat, album = Chat(page, WALKER), Album(page)
    chat.start()
    chat.say("/route")
    album.keep("route")
    chat.tap(t.plain("route-whole"))
    chat.tap(t.plain("route-picture"))
    page.wait_for_timeout(1_500)
    album.keep("route-picture")
    page.close()


def side_by_side(browser: Browser, url: str) -> None:
    """Three people at once, each somewhere else."""
    page = _page(browser, f"{url}/#{NEWCOMER},{TEACHER},{KINDERGARTEN_TEACHER}", DESK, scale=1)
    newcomer, teacher, colleague = (Chat(page, one) for one in (NEWCOMER, TEACHER, KINDERGARTEN_TEACHER))
    newcomer.say("/surveys")
    newcomer.tap_at(1)
    for chat in (teacher, colleague):
        chat.start()
        chat.tap_at(0)
        chat.tap(t.plain("survey-begin"))
        chat.tap(t.plain("survey-next"))
    while not any(label.startswith("☐") for label in teacher.labels):
        teacher.tap_at(1)
    teacher.tap_at(2)
    page.wait_for_timeout(5_000)  # until messages about what has just been done have gone
    Album(page).keep("side-by-side")
    page.close()


def _page(browser: Browser, address: str, size: dict[str, int], *, scale: int) -> Page:
    page = browser.new_page(
        viewport={"width": size["width"], "height": size["height"]},
        device_scale_factor=scale,
        locale="ru-RU",
        timezone_id="Europe/Moscow",
        color_scheme="light",
    )
    page.goto(address)
    page.locator("[data-chat]").first.wait_for()
    page.wait_for_timeout(1_000)
    return page


@contextmanager
def demo() -> Iterator[str]:
    """The demo on a free port, with a municipality of its own; yields the address of the web chat."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "playground", "demo", "--port", port, "--folder", folder]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own program
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if "http://" in line:
                    break
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        on_a_phone(browser, url)
        as_a_methodist(browser, url)
        at_work(browser, url)
        on_the_way(browser, url)
        side_by_side(browser, url)
        browser.close()


if __name__ == "__main__":
    main()
