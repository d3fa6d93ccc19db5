"""Types prepared when they are first needed are the same types."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

EAGER = "import aiogram.types as types"
BRIEF = "from bot.brief_types import import_types\nimport_types()\nimport aiogram.types as types"
LOOK = """
import re
from pydantic import BaseModel
from aiogram.types import base

def told(one):
    if not (isinstance(one, type) and issubclass(one, BaseModel)):
        return str(one)
    one.model_rebuild()
    assert one.__pydantic_complete__, one
    return f"{one.model_fields} {one.__signature__}"

for name in sorted(types.__all__):
    print(name, re.sub(" at 0x[0-9a-f]+", "", told(getattr(types, name))))
"""
FIRST = """
from pydantic import BaseModel
from bot.brief_types import import_types
import_types()
import_types()
from aiogram.types import Message, Update
assert not Message.__pydantic_complete__
chat, person = {"id": 1, "type": "private"}, {"id": 1, "is_bot": False, "first_name": "A"}
message = {"message_id": 1, "date": 1, "chat": chat, "from": person, "photo": [
    {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}
update = Update.model_validate({"update_id": 1, "message": message | {"reply_to_message": message}})
print(update.message.reply_to_message.photo[0].file_id, BaseModel.model_rebuild.__name__)
"""


def test_every_type_is_what_the_library_makes_of_it() -> None:
    brief = said(BRIEF + LOOK)

    assert brief == said(EAGER + LOOK)
    assert brief.count("\n") > 300


def test_a_type_is_prepared_by_the_first_update_that_has_it() -> None:
    assert said(FIRST) == "f model_rebuild\n"


def said(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
