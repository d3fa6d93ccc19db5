"""How the bank looks: lists, a material with what can be done with it, the steps of an offer."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.documents import named
from handlers.leafing import leafing
from handlers.materials.material_buttons import (
    AcceptMaterial,
    AskMaterial,
    GetMaterial,
    LeaveMaterial,
    NarrowBank,
    OfferMaterial,
    OpenBank,
    OpenMaterial,
    OwnMaterials,
    PickMaterial,
    RefuseMaterial,
    RemoveMaterial,
    SaveMaterial,
    UseMaterial,
    WaitingMaterials,
)
from handlers.places import Place, way_back
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.materials import Material, MaterialStatus
from services.documents import read_document
from services.marks import mark_of
from services.materials.material_drafts import MaterialDraft, Naming, Step
from services.materials.material_reviewing import mark
from services.materials.materials import Bank, Card, Page
from services.naming import capital
from services.shortening import short
from services.visits import Visit

PAGE = 4
LONGEST_LABEL = 60
ALL = -1


def kind(visit: Visit, code: str) -> str:
    """A kind the programme has given up is called by nothing."""
    found = visit.municipality.programme.materials.kind(code)
    return capital(found.title) if found else ""


def area(visit: Visit, code: str) -> str:
    return next((one.title for one in visit.municipality.programme.competences.areas if one.code == code), "")


def bank_screen(t: Speaker, visit: Visit, bank: Bank, asked: OpenBank, *, typed: str = "") -> Screen:
    found = bank.found
    kinds, areas = visit.municipality.programme.materials.kinds, visit.municipality.programme.competences.areas
    narrowed = [capital(kinds[asked.kind].title)] if asked.kind != ALL else []
    narrowed += [areas[asked.area].title] if asked.area != ALL else []
    narrowed += [f"«{typed}»"] if typed else []
    lines = [t("materials-title", count=found.count, narrowed=" · ".join(narrowed) or "none")]
    lines += [t("materials-line", title=one.title, kind=kind(visit, one.kind)) for one in found.materials]
    lines.append(t("materials-hint" if found.count else "materials-none"))
    picks = [button(short(one.title, LONGEST_LABEL), OpenMaterial(material=one.id)) for one in found.materials]
    turns = leafing(t, found.page, found.pages, lambda page: asked.model_copy(update={"page": page}))
    narrow = [
        button(t.plain("materials-by-kind"), NarrowBank(by_kind=True, kind=asked.kind, area=asked.area)),
        button(t.plain("materials-by-area"), NarrowBank(by_kind=False, kind=asked.kind, area=asked.area)),
    ]
    everything = [button(t.plain("materials-all"), OpenBank())] if narrowed else []
    waiting = [button(t.plain("materials-waiting-door", count=bank.waiting), WaitingMaterials(page=0))]
    rows: Rows = (
        waiting if bank.waiting else (),
        *in_columns(picks, 1),
        turns,
        [*narrow, *everything],
        (button(t.plain("materials-own"), OwnMaterials(page=0)), way_back(t, Place.SHARING)),
    )
    return Screen("\n".join(lines), rows)


def narrow_screen(t: Speaker, visit: Visit, asked: NarrowBank) -> Screen:
    programme = visit.municipality.programme
    if asked.by_kind:
        picks = [
            button(capital(one.title), OpenBank(kind=spot, area=asked.area))
            for spot, one in enumerate(programme.materials.kinds)
        ]
        every = OpenBank(area=asked.area)
    else:
        picks = [
            button(capital(one.title), OpenBank(kind=asked.kind, area=spot))
            for spot, one in enumerate(programme.competences.areas)
        ]
        every = OpenBank(kind=asked.kind)
    phrase = "materials-narrow-kind" if asked.by_kind else "materials-narrow-area"
    back = button(t.plain("back"), OpenBank(kind=asked.kind, area=asked.area))
    return Screen(t(phrase), (*in_columns(picks, 2), (button(t.plain("materials-any"), every),), (back,)))


def own_screen(t: Speaker, found: Page) -> Screen:
    lines: list[str] = [t("materials-mine" if found.materials else "materials-mine-none", count=found.count)]
    lines += [t("materials-mine-line", title=one.title, status=one.status.value) for one in found.materials]
    picks = [button(short(one.title, LONGEST_LABEL), OpenMaterial(material=one.id)) for one in found.materials]
    turns = leafing(t, found.page, found.pages, lambda other: OwnMaterials(page=other))
    rows = (
        (button(t.plain("material-offer"), OfferMaterial()),),
        *in_columns(picks, 1),
        turns,
        (button(t.plain("back"), OpenBank()),),
    )
    return Screen("\n".join(lines), rows)


def card_screen(t: Speaker, visit: Visit, card: Card, *, said: str = "") -> Screen:
    """`said`: what was just done."""
    one = card.material
    is_open = one.status is MaterialStatus.PUBLISHED
    lines = [said, ""] if said else []
    lines += [*_facts(t, visit, one), t("material-author", author=card.author or "none")]
    lines += [t("material-will-be-unnamed")] if card.author and not one.is_named else []
    lines += [t("material-uses", count=card.uses)] if is_open else [t("material-standing", status=one.status.value)]
    lines += [t("material-reason", reason=one.reason)] if one.reason and (card.is_mine or card.may_review) else []
    rows: list[Sequence[InlineKeyboardButton]] = [(button(t.plain("material-get"), GetMaterial(material=one.id)),)]
    if is_open:
        use = UseMaterial(material=one.id, used=not card.is_used)
        rows.append((button(t.plain("material-used" if card.is_used else "material-use"), use),))
    if card.may_review:
        rows += _reviewing(t, one)
    if card.is_mine and not is_open:
        rows.append((button(t.plain("material-correct"), OfferMaterial(material=one.id)),))
        if one.status is not MaterialStatus.WITHDRAWN:
            rows.append((button(t.plain("material-remove"), RemoveMaterial(material=one.id, sure=False)),))
    back: CallbackData = OpenBank()
    if not is_open:
        back = OwnMaterials(page=0) if card.is_mine else WaitingMaterials(page=0)
    rows.append((button(t.plain("back"), back),))
    return Screen("\n".join(lines), rows)


def removing_screen(t: Speaker, one: Material) -> Screen:
    rows = (
        (button(t.plain("material-remove-sure"), RemoveMaterial(material=one.id, sure=True)),),
        (button(t.plain("back"), OpenMaterial(material=one.id)),),
    )
    return Screen(t("material-remove-ask", title=one.title), rows)


def waiting_screen(t: Speaker, found: Page) -> Screen:
    lines: list[str] = [t("materials-waiting" if found.count else "materials-waiting-none", count=found.count)]
    lines += [t("materials-waiting-line", title=one.title) for one in found.materials]
    picks = [button(short(one.title, LONGEST_LABEL), OpenMaterial(material=one.id)) for one in found.materials]
    turns = leafing(t, found.page, found.pages, lambda other: WaitingMaterials(page=other))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (button(t.plain("back"), OpenBank()),)))


def reason_screen(t: Speaker, one: Material, *, error: str = "") -> Screen:
    lines = [error] if error else []
    is_open = one.status is MaterialStatus.PUBLISHED
    lines.append(t("material-ask-withdraw" if is_open else "material-ask-return", title=one.title))
    return Screen("\n\n".join(lines), ((button(t.plain("back"), OpenMaterial(material=one.id)),),))


def ask_screen(t: Speaker, visit: Visit, step: Step, draft: MaterialDraft, *, error: str = "") -> Screen:
    lines = [error] if error else []
    lines.append(t(f"material-ask-{step.value}"))
    picks = [button(title, PickMaterial(step=step, spot=spot)) for spot, title in enumerate(choices(t, visit, step))]
    if draft.missing is None:
        back: CallbackData = LeaveMaterial(stay=True)
    elif step is Step.KIND:
        back = LeaveMaterial()
    else:
        back = AskMaterial(step=list(Step)[list(Step).index(step) - 1])
    columns = 1 if step is Step.NAME else 2
    return Screen("\n\n".join(lines), (*in_columns(picks, columns), (button(t.plain("back"), back),)))


def choices(t: Speaker, visit: Visit, step: Step) -> list[str]:
    """What is tapped at a step."""
    programme = visit.municipality.programme
    match step:
        case Step.KIND:
            return [capital(one.title) for one in programme.materials.kinds]
        case Step.AREA:
            return [capital(one.title) for one in programme.competences.areas]
        case Step.AUDIENCE:
            return [t.plain("material-for-all"), *(capital(one.plural) for one in programme.positions.groups)]
        case Step.NAME:
            return [t.plain(f"material-name-{one.value}") for one in Naming]
    return []


def summary_screen(t: Speaker, visit: Visit, draft: MaterialDraft) -> Screen:
    assert draft.name is not None
    kept = read_document(draft.source)
    has_file = kept is not None and kept.file_id is not None
    lines = [
        t("material-title", title=draft.title),
        t("material-about", kind=kind(visit, draft.kind), area=area(visit, draft.area),
          audience=audience(t, visit, draft.audience)),
        t("material-note", note=draft.note),
        t("material-file" if has_file else "material-link", source=named(t, draft.source)),
        t(f"material-will-be-{draft.name.value}"),
    ]  # fmt: skip
    change = [button(t.plain(f"material-change-{step.value}"), AskMaterial(step=step)) for step in Step]
    rows = (
        (button(t.plain("material-send"), SaveMaterial(mark=mark_of(draft))),),
        *in_columns(change, 2),
        (button(t.plain("back"), LeaveMaterial()),),
    )
    return Screen("\n".join(lines), rows)


def _reviewing(t: Speaker, one: Material) -> list[Sequence[InlineKeyboardButton]]:
    refuse = RefuseMaterial(material=one.id, mark=mark(one))
    if one.status is MaterialStatus.PUBLISHED:
        return [(button(t.plain("material-withdraw"), refuse),)]
    if one.status is MaterialStatus.WAITING:
        return [
            (button(t.plain("material-publish"), AcceptMaterial(material=one.id, mark=mark(one))),),
            (button(t.plain("material-return"), refuse),),
        ]
    return []


def _facts(t: Speaker, visit: Visit, one: Material) -> list[str]:
    return [
        t("material-title", title=one.title),
        t(
            "material-about",
            kind=kind(visit, one.kind),
            area=area(visit, one.area),
            audience=audience(t, visit, one.audience),
        ),
        t("material-note", note=one.note),
    ]


def audience(t: Speaker, visit: Visit, code: str | None) -> str:
    group = visit.municipality.programme.positions.group(code) if code else None
    return group.plural if group else t.plain("material-for-all").lower()
