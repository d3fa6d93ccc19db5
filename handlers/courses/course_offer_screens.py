"""How offers of courses look: to educators, to those who keep them, to whoever puts one together or closes it."""

from collections.abc import Collection, Mapping, Sequence

from aiogram.types import InlineKeyboardButton

from handlers.courses import course_words as words
from handlers.courses.course_buttons import (
    AskOffer,
    CallOff,
    CloseOffer,
    CourseWork,
    Enrol,
    KeptOffer,
    KeptOffers,
    LeaveOffer,
    MakeOffer,
    OfferDraftScreen,
    OfferMembers,
    OpenMember,
    OpenOffer,
    OpenOffers,
    SaveOffer,
    TurnMember,
)
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.course_rows import Offered
from services.courses.course_offer_drafts import STEPS, Field, OfferDraft
from services.courses.course_offering import Closed, Member, Members
from services.courses.course_offers import Page
from services.deficits.deficit_titles import topic_title
from services.marks import mark_of
from services.shortening import short
from services.visits import Visit

PAGE, MEMBERS = 5, 6
OFFER_FIELDS = (
    *STEPS, Field.UNTIL, Field.PROVIDER, Field.SEATS, Field.LINK, Field.TOPIC, Field.GROUPS, Field.SUBJECT, Field.FORM
)  # fmt: skip


def offers_screen(t: Speaker, visit: Visit, found: Page) -> Screen:
    wishes = int(visit.municipality.programme.modules.course_requests)
    lines: list[str] = [t("course-offers-title") if found.offers else t("course-offers-none", wishes=wishes)]
    lines += [_line(t, one) for one in found.offers]
    picks = [button(short(one.offer.title), OpenOffer(offer=one.offer.id)) for one in found.offers]
    turns = leafing(t, found.page, found.pages, lambda other: OpenOffers(page=other))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (way_back(t, Place.COURSES),)))


def offer_screen(t: Speaker, visit: Visit, one: Offered) -> Screen:
    offer, today = one.offer, visit.municipality.day(visit.now)
    lines = [t("course-title", title=offer.title), *offer_facts(t, visit, OfferDraft.of_row(offer, one.provider))]
    lines += [t("course-offer-own-topic")] if one.is_own_topic else []
    lines.append(_seats(t, one))
    is_open = offer.registers_until >= today and offer.cancelled_at is None
    first: Sequence[InlineKeyboardButton] = ()
    if offer.cancelled_at is not None:
        lines.append(t("course-offer-cancelled"))
    elif one.is_enrolled:
        lines.append(t("course-offer-enrolled"))
        if offer.starts_on > today:
            first = (button(t.plain("course-offer-leave"), Enrol(offer=offer.id, enrol=False)),)
    elif is_open and (offer.seats is None or one.taken < offer.seats):
        first = (button(t.plain("course-offer-enrol"), Enrol(offer=offer.id, enrol=True)),)
    link = (InlineKeyboardButton(text=t.plain("course-offer-link"), url=offer.link),) if offer.link else ()
    return Screen("\n".join(lines), (first, link, (button(t.plain("back"), OpenOffers(page=0)),)))


def kept_screen(t: Speaker, visit: Visit, found: Page) -> Screen:
    today = visit.municipality.day(visit.now)
    picks = [button(_kept_title(t, one, visit), KeptOffer(offer=one.offer.id)) for one in found.offers]
    turns = leafing(t, found.page, found.pages, lambda other: KeptOffers(page=other))
    ahead = sum(one.offer.ends_on >= today for one in found.offers)
    text = t("course-offers-kept" if found.offers else "course-offers-kept-none", count=ahead)
    make = (button(t.plain("course-offer-make"), MakeOffer()),)
    return Screen(text, (make, *in_columns(picks, 1), turns, (button(t.plain("course-to-work"), CourseWork()),)))


def kept_offer_screen(t: Speaker, visit: Visit, one: Offered) -> Screen:
    offer, today = one.offer, visit.municipality.day(visit.now)
    lines = [t("course-title", title=offer.title), *offer_facts(t, visit, OfferDraft.of_row(offer, one.provider))]
    lines.append(_seats(t, one))
    number = offer.id
    rows: list[Sequence[InlineKeyboardButton]] = []
    if one.taken:
        rows.append((button(t.plain("course-offer-members", count=one.taken), OfferMembers(offer=number, page=0)),))
    if offer.cancelled_at is not None:
        lines.append(t("course-offer-cancelled"))
    elif offer.ends_on >= today:
        rows.append((button(t.plain("course-offer-change"), MakeOffer(offer=number)),))
        rows.append((button(t.plain("course-offer-call-off"), CallOff(offer=number, sure=False)),))
    rows.append((button(t.plain("back"), KeptOffers(page=0)),))
    return Screen("\n".join(lines), rows)


def call_off_screen(t: Speaker, one: Offered) -> Screen:
    yes = button(t.plain("course-offer-call-off-sure"), CallOff(offer=one.offer.id, sure=True))
    back = button(t.plain("back"), KeptOffer(offer=one.offer.id))
    return Screen(t("course-offer-call-off-ask", title=one.offer.title, count=one.taken), ((yes,), (back,)))


def draft_screen(t: Speaker, visit: Visit, draft: OfferDraft) -> Screen:
    lines = [t("course-offer-draft"), t("course-title", title=draft.title), *offer_facts(t, visit, draft)]
    picks = [
        button(t.plain(f"course-offer-field-{one.value.replace('_', '-')}"), AskOffer(field=one))
        for one in OFFER_FIELDS
    ]
    label = t.plain("course-offer-save-changes" if draft.offer_id else "course-offer-save")
    save = button(label, SaveOffer(mark=mark_of(draft)))
    return Screen("\n".join(lines), ((save,), *in_columns(picks, 3), (button(t.plain("back"), LeaveOffer()),)))


def back_to_draft(t: Speaker, draft: OfferDraft) -> InlineKeyboardButton:
    return button(t.plain("back"), OfferDraftScreen() if draft.is_whole else KeptOffers(page=0))


def offer_facts(t: Speaker, visit: Visit, draft: OfferDraft) -> list[str]:
    programme = visit.municipality.programme
    groups = [group.plural for group in programme.positions.groups if group.code in draft.groups]
    kind = words.kind(t, draft.kind_by(programme.courses))
    lines: list[str] = [t("course-fact-kind", kind=kind, hours=draft.hours)]
    if draft.starts_on and draft.ends_on:
        lines.append(t("course-fact-days", starts=t.full_day(draft.starts_on), ends=t.full_day(draft.ends_on)))
        lines.append(t("course-offer-fact-until", day=t.full_day(draft.until())))
    lines += [t("course-fact-provider", title=draft.provider)] if draft.provider else []
    lines += [t("course-fact-form", form=words.form(t, draft.form))] if draft.form else []
    if draft.topic:
        lines.append(t("course-fact-topic", title=topic_title(programme.competences, draft.topic)))
    lines += [t("course-offer-fact-groups", groups=", ".join(groups))] if groups else []
    lines += [t("course-offer-fact-subject", subject=words.subject(visit, draft.subject))] if draft.subject else []
    lines += [t("course-offer-fact-seats", seats=draft.seats)] if draft.seats else []
    lines += [t("course-offer-fact-link", link=draft.link)] if draft.link else []
    return lines


def members_screen(
    t: Speaker, visit: Visit, found: Members, absent: Collection[int], numbers: Mapping[int, str]
) -> Screen:
    """Before the end who has enrolled; after it also who has completed: all of them but for those marked."""
    offer, page = found.offer, found.page
    is_over = offer.ends_on <= visit.municipality.day(visit.now) and offer.cancelled_at is None
    open_ = any(not one.is_completed for one in found.listed)
    lines = [t("course-offer-members-title", title=offer.title, count=found.count)]
    lines += [t("course-offer-members-how")] if is_over and open_ else []
    picks: list[InlineKeyboardButton] = []
    for one in found.listed:
        sign = _sign(one, absent, is_over=is_over)
        label = f"{sign}{one.called}" + (f" · {numbers[one.person_id]}" if one.person_id in numbers else "")
        picks.append(button(short(label, 60), OpenMember(offer=offer.id, person=one.person_id, page=page)))
    turns = leafing(t, page, found.pages, lambda other: OfferMembers(offer=offer.id, page=other))
    close: Rows = (
        ((button(t.plain("course-offer-close"), CloseOffer(offer=offer.id, sure=False, mark="0")),),)
        if is_over and open_
        else ()
    )
    back = button(t.plain("back"), KeptOffer(offer=offer.id))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, *close, (back,)))


def member_screen(
    t: Speaker, found: Members, one: Member, absent: Collection[int], number: str | None, error: str = ""
) -> Screen:
    lines = [error] if error else []
    lines.append(t("course-offer-member", called=one.called, title=found.offer.title, number=number or "none"))
    is_absent = one.person_id in absent
    spot = {"offer": found.offer.id, "person": one.person_id, "page": found.page}
    turn = button(
        t.plain("course-offer-member-absent" if not is_absent else "course-offer-member-done"), TurnMember(**spot)
    )
    back = button(t.plain("back"), OfferMembers(offer=found.offer.id, page=found.page))
    return Screen("\n\n".join(lines), ((turn,), (back,)))


def close_screen(t: Speaker, found: Members, *, absent: int, numbers: int, mark: str) -> Screen:
    yes = button(t.plain("course-offer-close-sure"), CloseOffer(offer=found.offer.id, sure=True, mark=mark))
    back = button(t.plain("back"), OfferMembers(offer=found.offer.id, page=0))
    done = max(found.count - absent, 0)
    return Screen(t("course-offer-close-ask", title=found.offer.title, done=done, numbers=numbers), ((yes,), (back,)))


def closed_screen(t: Speaker, offer_id: int, done: Closed) -> Screen:
    text = t("course-offer-closed", done=done.completed, confirmed=done.with_document)
    return Screen(text, ((button(t.plain("back"), KeptOffer(offer=offer_id)),),))


def _sign(one: Member, absent: Collection[int], *, is_over: bool) -> str:
    if one.is_completed:
        return "✅ "
    if not is_over:
        return ""
    return "☐ " if one.person_id in absent else "☑ "


def _line(t: Speaker, one: Offered) -> str:
    sign = "enrolled" if one.is_enrolled else ("topic" if one.is_own_topic else "none")
    offer = one.offer
    return t("course-offer-line", sign=sign, title=offer.title, hours=offer.hours, day=t.day(offer.starts_on))


def _kept_title(t: Speaker, one: Offered, visit: Visit) -> str:
    offer, today = one.offer, visit.municipality.day(visit.now)
    state = "over" if offer.ends_on < today else "ahead"
    state = "cancelled" if offer.cancelled_at is not None else state
    title = short(offer.title, 30)
    return t.plain("course-offer-listed", state=state, title=title, day=t.day(offer.starts_on), count=one.taken)


def _seats(t: Speaker, one: Offered) -> str:
    if one.offer.seats is None:
        return t("course-offer-taken", count=one.taken)
    return t("course-offer-seats", left=max(one.offer.seats - one.taken, 0), seats=one.offer.seats)
