"""How one person's deficits look to whoever keeps the register: the person, one deficit, what is entered by hand."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.deficits import deficit_words as words
from handlers.deficits.deficit_buttons import (
    Act,
    AddDeficit,
    ChooseSource,
    ConfirmDeficit,
    ConfirmPerson,
    DeficitList,
    EnterTest,
    OpenDeficit,
    OpenPerson,
    OpenTests,
    RejectDeficit,
    RemoveTest,
    TakeSource,
    WithoutNote,
)
from handlers.leafing import leafing
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.deficits import DeficitSource, DeficitState, ExternalResult
from services.deficits.deficit_decisions import BY_HAND
from services.deficits.deficit_titles import area_title, title
from services.deficits.deficits import Card, Opened
from services.paging import pages_of
from services.rights import Right, may
from services.shortening import short
from services.visits import Visit

PAGE, TOPICS, MOST_STEPS, MOST_TESTS = 4, 6, 8, 8
SHORT = 44


def person_screen(t: Speaker, visit: Visit, card: Card, page: int) -> Screen:
    pages = pages_of(len(card.deficits), PAGE)
    page %= pages
    some = card.deficits[page * PAGE : (page + 1) * PAGE]
    competences = visit.municipality.programme.competences
    lines = [t("deficit-person", called=card.called), ""]
    lines += [words.line(t, visit, deficit) for deficit in some] or [t("deficit-person-none")]
    picks = [
        button(f"{words.SIGNS[one.state]} {short(title(competences, one), SHORT)}", OpenDeficit(deficit=one.id))
        for one in some
    ]
    turns = leafing(t, page, pages, lambda other: OpenPerson(person=card.person_id, page=other))
    everything: Sequence[InlineKeyboardButton] = ()
    if card.undecided:
        all_of = button(t.plain("deficit-confirm-person", count=card.undecided), ConfirmPerson(person=card.person_id))
        everything = (all_of,)
    more = [button(t.plain("deficit-add"), AddDeficit(person=card.person_id))]
    if visit.municipality.programme.modules.external_results and may(visit.actor, Right.KEEP_DEFICITS):
        more.append(button(t.plain("external-of-person", count=len(card.tests)), OpenTests(person=card.person_id)))
    back = (button(t.plain("back"), DeficitList(page=0)),)
    return Screen("\n".join(lines), (everything, *in_columns(picks, 1), turns, more, back))


def deficit_screen(t: Speaker, visit: Visit, opened: Opened) -> Screen:
    deficit, number = opened.deficit, opened.deficit.id
    lines = [t("deficit-person", called=opened.called), words.line(t, visit, deficit)]
    note = deficit.note if deficit.note and not deficit.note.startswith("~") else ""
    lines += [t("deficit-noted", note=note)] if note else []
    lines += ["", t("deficit-history"), *(words.step_line(t, step) for step in opened.steps[-MOST_STEPS:])]
    yes = button(t.plain("deficit-confirm"), ConfirmDeficit(deficit=number))
    no = button(t.plain("deficit-reject"), RejectDeficit(deficit=number))
    over = button(t.plain("deficit-resolve"), ChooseSource(deficit=number, act=Act.RESOLVE))
    source = (button(t.plain("deficit-source"), ChooseSource(deficit=number, act=Act.SOURCE)),)
    rows: dict[DeficitState, Sequence[Sequence[InlineKeyboardButton]]] = {
        DeficitState.PROPOSED: ((yes,), (no,), source),
        DeficitState.CONFIRMED: ((over,), (no,), source),
        DeficitState.IN_WORK: ((over,), source),
        DeficitState.REJECTED: ((yes,),),
        DeficitState.RESOLVED: ((yes,),),
    }
    back = (button(t.plain("back"), OpenPerson(person=deficit.person_id)),)
    return Screen("\n".join(lines), (*rows.get(deficit.state, ()), back))


def sources_screen(t: Speaker, visit: Visit, opened: Opened, act: Act) -> Screen:
    number = opened.deficit.id
    picks = [
        button(words.source(t, source), TakeSource(deficit=number, act=act, source=source))
        for source in DeficitSource
        if act is Act.SOURCE or source is not DeficitSource.SELF_REQUEST
    ]
    lines = (t(f"deficit-ask-{act.value}"), words.line(t, visit, opened.deficit))
    return Screen("\n".join(lines), (*in_columns(picks, 1), (button(t.plain("back"), OpenDeficit(deficit=number)),)))


def reason_screen(t: Speaker, visit: Visit, opened: Opened) -> Screen:
    lines = (words.line(t, visit, opened.deficit), "", t("deficit-ask-reason"))
    return Screen("\n".join(lines), ((button(t.plain("back"), OpenDeficit(deficit=opened.deficit.id)),),))


def add_screen(t: Speaker, visit: Visit, card: Card, chosen: AddDeficit) -> Screen:
    """The next thing to be chosen: an area, then it as a whole or a topic, then a source."""
    person, competences = card.person_id, visit.municipality.programme.competences
    lines = [t("deficit-person", called=card.called)]
    if chosen.area < 0:
        picks = [
            button(area.title, AddDeficit(person=person, area=place)) for place, area in enumerate(competences.areas)
        ]
        back = button(t.plain("back"), OpenPerson(person=person))
        return Screen("\n".join((*lines, t("deficit-which-area"))), (*in_columns(picks, 1), (back,)))
    if chosen.topic < -1:
        return _topics_screen(t, visit, lines, chosen)
    area = competences.areas[chosen.area]
    what = competences.topics[chosen.topic].title if chosen.topic >= 0 else area.title
    picks = [
        button(words.source(t, source), chosen.model_copy(update={"source": source}))
        for source in BY_HAND
        if source is not DeficitSource.SELF_REQUEST
    ]
    back = button(t.plain("back"), AddDeficit(person=person, area=chosen.area))
    return Screen("\n".join((*lines, t("deficit-which-source", what=what))), (*in_columns(picks, 1), (back,)))


def _topics_screen(t: Speaker, visit: Visit, lines: Sequence[str], chosen: AddDeficit) -> Screen:
    person, competences = chosen.person, visit.municipality.programme.competences
    area, pages = competences.areas[chosen.area], pages_of(len(competences.topics), TOPICS)
    page = chosen.page % pages
    some = list(enumerate(competences.topics))[page * TOPICS : (page + 1) * TOPICS]
    whole = button(t.plain("deficit-whole-area"), AddDeficit(person=person, area=chosen.area, topic=-1))
    picks = [button(topic.title, AddDeficit(person=person, area=chosen.area, topic=place)) for place, topic in some]
    turns = leafing(t, page, pages, lambda other: AddDeficit(person=person, area=chosen.area, page=other))
    back = button(t.plain("back"), AddDeficit(person=person))
    text = "\n".join((*lines, t("deficit-which-topic", area=area.title)))
    first = (whole,) if page == 0 else ()
    return Screen(text, (first, *in_columns(picks, 1), turns, (back,)))


def note_screen(t: Speaker, card: Card) -> Screen:
    rows = (
        (button(t.plain("deficit-without-note"), WithoutNote(person=card.person_id)),),
        (button(t.plain("back"), OpenPerson(person=card.person_id)),),
    )
    return Screen("\n".join((t("deficit-person", called=card.called), t("deficit-ask-note"))), rows)


MOST_REMOVED = 4
"""The newest can be taken away: a mistake is seen soon."""


def tests_screen(t: Speaker, visit: Visit, card: Card) -> Screen:
    competences = visit.municipality.programme.competences
    lines = [t("deficit-person", called=card.called), t("external-title"), ""]
    lines += [
        t(
            "external-line",
            area=area_title(competences, one.area),
            percent=f"{one.percent_tenths // 10},{one.percent_tenths % 10}",
            day=t.full_day(one.taken_on),
            title=one.title,
            document=one.document or "none",
        )
        for one in card.tests[:MOST_TESTS]
    ]
    lines += [t("external-add"), t("external-years", years=competences.test_valid_years)]
    picks = [
        button(area.title, EnterTest(person=card.person_id, area=place)) for place, area in enumerate(competences.areas)
    ]
    removals = [
        button(t.plain("external-remove", title=short(one.title, SHORT)), RemoveTest(result=one.id, sure=False))
        for one in card.tests[:MOST_REMOVED]
    ]
    back = (button(t.plain("back"), OpenPerson(person=card.person_id)),)
    return Screen("\n".join(lines), (*in_columns(picks, 2), *in_columns(removals, 1), back))


def removing_screen(t: Speaker, result: ExternalResult) -> Screen:
    sure = button(t.plain("external-remove-sure"), RemoveTest(result=result.id, sure=True))
    text = t("external-remove-ask", title=result.title, day=t.full_day(result.taken_on))
    return Screen(text, ((sure,), (button(t.plain("back"), OpenTests(person=result.person_id)),)))
