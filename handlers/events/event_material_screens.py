"""How materials of an event look to whoever keeps them and to whoever takes them."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.events.event_after_buttons import (
    AddMaterial,
    GetMaterial,
    KeepMaterials,
    OpenMaterial,
    OpenMaterials,
    PlainTitle,
    RemoveMaterial,
    TellMaterials,
)
from handlers.events.event_after_screens import back_to_desk
from handlers.events.event_buttons import OpenEvent
from handlers.leafing import leaf, leafing
from handlers.screens import Screen, button
from locales.catalog import Speaker
from models.events import EventMaterial
from services.events.event_material_facts import MOST
from services.events.event_materials import Shelf
from services.shortening import short

PAGE = 5
LONG_TITLE = 48
SIGNS = {"document": "\U0001f4c4", "photo": "\U0001f5bc", "video": "\U0001f3ac", "link": "\U0001f517"}


def label_of(material: EventMaterial) -> str:
    return f"{SIGNS.get(material.kind, '')} {short(material.title, LONG_TITLE)}".strip()


def kept_screen(t: Speaker, shelf: Shelf, page: int, *, note: str = "") -> Screen:
    """For whoever keeps the event."""
    number = shelf.event.id
    shown, pages = leaf(shelf.materials, page, PAGE)
    lines = [note, ""] if note else []
    lines += [t("event-materials-title", title=shelf.event.title, count=len(shelf.materials))]
    lines += [] if shelf.materials else [t("event-materials-empty")]
    tells = [button(t.plain("event-materials-tell", count=shelf.people), TellMaterials(event=number))]
    rows = (
        (button(t.plain("event-materials-add"), AddMaterial(event=number)),) if len(shelf.materials) < MOST else (),
        *((button(label_of(one), OpenMaterial(material=one.id)),) for one in shown),
        leafing(t, page, pages, lambda there: KeepMaterials(event=number, page=there)),
        tells if shelf.materials and shelf.people else (),
        (back_to_desk(t, number),),
    )
    return Screen("\n".join(lines), rows)


def material_screen(t: Speaker, material: EventMaterial, *, asks: bool = False) -> Screen:
    """One of them, for whoever keeps the event; `asks` whether it is really to go."""
    back = button(t.plain("back"), KeepMaterials(event=material.event_id, page=0))
    if asks:
        sure = button(t.plain("event-materials-remove-sure"), RemoveMaterial(material=material.id, sure=True))
        stays = button(t.plain("back"), OpenMaterial(material=material.id))
        return Screen(t("event-materials-remove-ask", title=material.title), ((sure,), (stays,)))
    rows = (
        (button(t.plain("event-materials-get"), GetMaterial(material=material.id)),),
        (button(t.plain("event-materials-remove"), RemoveMaterial(material=material.id, sure=False)),),
        (back,),
    )
    return Screen(f"{SIGNS.get(material.kind, '')} {t('event-materials-one', title=material.title)}", rows)


def sending_screen(t: Speaker, event_id: int, *, note: str = "") -> Screen:
    """Something is to be sent; what was sent before is named."""
    asked = t("event-materials-ask-more" if note else "event-materials-ask")
    back = button(t.plain("event-materials-done" if note else "back"), KeepMaterials(event=event_id, page=0))
    return Screen(f"{note}\n\n{asked}" if note else asked, ((back,),))


def naming_screen(t: Speaker, event_id: int, kind: str, *, note: str = "") -> Screen:
    """What was sent has no title."""
    plain = button(t.plain("event-materials-plain", title=plain_title(t, kind)), PlainTitle(event=event_id))
    asked = t("event-materials-ask-title")
    return Screen(f"{note}\n\n{asked}" if note else asked, ((plain,), (_leave(t, event_id),)))


def plain_title(t: Speaker, kind: str) -> str:
    return t.plain(f"event-material-{kind}")


def shown_screen(t: Speaker, shelf: Shelf, page: int) -> Screen:
    """For whoever took part: one tap, and it is in the chat."""
    number = shelf.event.id
    shown, pages = leaf(shelf.materials, page, PAGE)
    lines = [t("event-materials-title", title=shelf.event.title, count=len(shelf.materials))]
    lines += [t("event-materials-take")] if shelf.materials else [t("event-materials-none")]
    rows: tuple[Sequence[InlineKeyboardButton], ...] = (
        *((button(label_of(one), GetMaterial(material=one.id)),) for one in shown),
        leafing(t, page, pages, lambda there: OpenMaterials(event=number, page=there)),
        (button(t.plain("back"), OpenEvent(event=number)),),
    )
    return Screen("\n".join(lines), rows)


def _leave(t: Speaker, event_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), KeepMaterials(event=event_id, page=0))
