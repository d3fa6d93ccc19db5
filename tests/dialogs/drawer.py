"""The drawer: what is really stored, seen through a second session."""

import json
from typing import Any

from sqlalchemy import func, select, text

from models.base import Base
from models.people import Account, Person, RoleGrant
from models.responses import Answer, Response
from models.session import Database
from models.tables import metadata


class Drawer:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def person(self, telegram_id: int) -> Person | None:
        query = select(Person).join(Account, Account.person_id == Person.id).where(Account.telegram_id == telegram_id)
        async with self._database.reading() as session:
            found: Person | None = (await session.scalars(query)).one_or_none()
            await session.commit()
        return found

    async def responses(self, telegram_id: int) -> list[Response]:
        query = (
            select(Response)
            .join(Account, Account.person_id == Response.person_id)
            .where(Account.telegram_id == telegram_id)
            .order_by(Response.school_year, Response.questionnaire)
        )
        async with self._database.reading() as session:
            found = list(await session.scalars(query))
            await session.commit()
        return found

    async def response(self, telegram_id: int) -> Response:
        """The only response of the person."""
        [found] = await self.responses(telegram_id)
        return found

    async def answers(self, telegram_id: int) -> dict[str, Answer]:
        """Answers of the person's only response, by question."""
        response = await self.response(telegram_id)
        async with self._database.reading() as session:
            rows = await session.scalars(select(Answer).where(Answer.response_id == response.id))
            found = {answer.question: answer for answer in rows}
            await session.commit()
        return found

    async def roles(self) -> list[str]:
        """Every role that has been given, once for each holder."""
        async with self._database.reading() as session:
            found = sorted(role.value for role in await session.scalars(select(RoleGrant.role)))
            await session.commit()
        return found

    async def count(self, table: type[Base]) -> int:
        async with self._database.reading() as session:
            counted = await session.scalar(select(func.count()).select_from(table))
            await session.commit()
        return counted or 0

    async def everything(self, *, but: tuple[str, ...] = ("questionnaire_versions",)) -> str:
        """Every row of every table as one text, to look for what must not be there."""
        rows: list[Any] = []
        async with self._database.reading() as session:
            for table in metadata.sorted_tables:
                if table.name not in but:
                    found = await session.execute(text(f"SELECT * FROM {table.name}"))
                    rows += [[table.name, *row] for row in found]
            await session.commit()
        return "\n".join(json.dumps(row, ensure_ascii=False, default=str) for row in rows)
