"""A pasted text longer than one message comes in several: what follows a refused beginning is no answer of its own."""

from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

LONG = 3000
"""Telegram cuts at 4096 signs, applications often at the end of a line before that."""


class Rest(Filter):
    """The next piece of what was just refused: nothing of ours stands between the two."""

    async def __call__(self, message: Message, state: FSMContext) -> bool:
        if await state.get_value("refused_message") != message.message_id - 1:
            return False
        await note_refused(message, state)
        return True


async def note_refused(message: Message, state: FSMContext) -> None:
    """Its beginning is too long, so the rest of it may be on its way."""
    if len(message.text or "") >= LONG:
        await state.update_data(refused_message=message.message_id)


async def pass_over(_message: Message) -> None:
    """Its beginning has been answered."""
