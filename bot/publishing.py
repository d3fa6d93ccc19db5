"""The municipality as the programme and the settings make it, published into the database."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.settings import Settings
from models.session import Database
from programmes.programme import Programme
from services import organizations
from services.municipality import Municipality
from services.questionnaires import questionnaires


async def published(settings: Settings, programme: Programme, database: Database, *, now: datetime) -> Municipality:
    """Publish what the programme says into the migrated database, and remember it."""
    async with database.writing() as session:
        library = await questionnaires.publish(session, programme, now=now)
        await organizations.publish(session, programme)
    return Municipality(
        programme=programme,
        library=library,
        zone=ZoneInfo(settings.timezone or programme.passport.timezone),
        privacy_mode=settings.privacy_mode,
    )


def terms_of(programme: Programme) -> dict[str, str]:
    """Local words for phrases: `service_gen` is the service's name in the genitive."""
    return {f"{code}_{form}": text for code, term in programme.terms for form, text in term if text}
