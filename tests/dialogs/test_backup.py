"""An administrator takes a copy of the database in the chat; nobody else can, and the file stays on the server."""

from dataclasses import replace
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import select

from bot.app import House
from bot.settings import Settings
from models.audit import Action, AuditEntry
from models.people import Role
from services.backups.backup_shelf import Shelf
from tests.dialogs.shortcuts import put_to_work, settle
from tests.telegram import Person, Telegram


async def test_a_copy_in_the_chat(house: House, telegram: Telegram, teacher: Person, tmp_path: Path):
    folder = tmp_path / "<b>&"
    admin, head = telegram.person(1), telegram.person(802)
    await settle(house, admin.id, names=("Сиренева", "Ирина", "Олеговна"))
    await settle(house, head.id, names=("Лютикова", "Анна", "Игоревна"), role=Role.CENTRE_HEAD)
    for stranger in (teacher, head):
        await stranger.says("/backup")
        assert "копи" not in stranger.text.lower()
    await admin.says("/backup")
    assert "BACKUP_FOLDER" in admin.text

    assert "⚠️ Копии базы не делаются" in await admin.says("/status")

    shelf = Shelf(folder)
    await put_to_work(replace(house, shelf=shelf), telegram)
    await admin.says("/backup")
    assert "папки для копий на сервере нет" in admin.text
    assert "⚠️ Папка для копий базы не открывается" in await admin.says("/status")
    folder.mkdir()
    assert "Копии базы ещё нет" in await admin.says("/status")
    await admin.says("/menu")
    await admin.says("/backup")
    assert "Копия готова и проверена" in admin.text
    assert "не закрыт паролем" in admin.text
    [file] = folder.iterdir()
    assert file.name in admin.text
    assert "<b>&" in admin.text
    async with shelf._taking:
        await admin.says("/backup")
        assert "Копия уже делается" in admin.text
    assert [path.name for path in folder.iterdir()] == [file.name]
    async with house.database.reading() as session:
        [entry] = await session.scalars(select(AuditEntry).where(AuditEntry.action == Action.DATABASE_COPIED))
        await session.commit()
    assert entry.details["size"] == file.stat().st_size
    await admin.taps("Назад")
    assert "Копия" not in admin.text
    size = max(1, round(file.stat().st_size / 1_000_000))
    assert f"Последняя копия базы: 7 октября, 15:00, {size} МБ" in await admin.says("/status")


def test_the_passphrase_comes_from_a_file_first(tmp_path: Path):
    file = tmp_path / "secret"
    file.write_text("почтовая лошадь\nи что угодно\n")
    both = Settings(_env_file=None, backup_passphrase=SecretStr("ослик"), backup_passphrase_file=file)
    assert both.passphrase() == "почтовая лошадь"
    assert "почтовая лошадь" in both.secrets()
    assert Settings(_env_file=None, backup_passphrase=SecretStr("ослик")).passphrase() == "ослик"
    assert Settings(_env_file=None).passphrase() is None
