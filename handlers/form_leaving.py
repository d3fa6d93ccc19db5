"""Going out of a form that is filled in: asked first, for everything typed would be lost."""

from aiogram.filters.callback_data import CallbackData

from handlers.screens import Screen, button
from locales.catalog import Speaker


def leaving_screen(t: Speaker, *, stay: CallbackData, out: CallbackData) -> Screen:
    """`stay`: back to the whole of it, as it was; `out`: where the form was come from."""
    return Screen(
        t("form-leave-ask"),
        ((button(t.plain("form-leave-stay"), stay),), (button(t.plain("form-leave-out"), out),)),
    )
