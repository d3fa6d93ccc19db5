"""Where an answer belongs to when the bot does not know the message: its place got lost on the way from Telegram.

A call whose answer never came, or a power cut in that moment, leaves a message in somebody's chat nobody wrote down.
It must not be taken for a word to those the person talks to at the moment.
"""

from aiogram.filters import Filter
from aiogram.types import Message

from handlers.conversations.talk_buttons import Talk, WriteNote
from models.threads import Answered


def told_by_button(original: Message) -> Answered | None:
    """What the only button under words of people says; nobody but the bot could have put it there."""
    sender, markup = original.from_user, original.reply_markup
    if sender is None or not sender.is_bot or markup is None:
        return None
    match [one.callback_data or "" for row in markup.inline_keyboard for one in row]:
        case [data] if data.startswith(f"{Talk.__prefix__}:"):
            return Answered(Talk.unpack(data).thread, 0, is_note=False)
        case [data] if data.startswith(f"{WriteNote.__prefix__}:"):
            return Answered(WriteNote.unpack(data).thread, 0, is_note=True)
    return None


class AnswersLostAlbum(Filter):
    """Parts of albums have no buttons: of an unknown one nobody can tell whose it was."""

    async def __call__(self, message: Message) -> bool:
        original = message.reply_to_message
        sender = original.from_user if original else None
        return original is not None and original.media_group_id is not None and bool(sender and sender.is_bot)
