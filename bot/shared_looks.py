"""Who looks at something that renews itself, where the next tap may come to another replica."""

import secrets
from contextlib import suppress

from bot.shared import Away, Shared
from bot.turn import this_turn
from services.ports import Look, Sight

LONGEST_SECONDS = 4 * 60 * 60


class SharedLooks:
    """Without Redis a look lasts: the replica that renews it knows of the taps that come to itself."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared

    def of(self, chat_id: int) -> list[str]:
        """The keys of everything somebody can look at."""
        return [self._key(sight, chat_id) for sight in Sight]

    async def begin(self, sight: Sight, chat_id: int) -> str:
        token, redis, key = secrets.token_hex(8), self._shared.redis, self._key(sight, chat_id)
        if turn := this_turn():
            turn.may_look = True
        with suppress(Away):
            await self._shared.ask(lambda: redis.set(key, token, ex=LONGEST_SECONDS))
            return token
        return ""

    async def end(self, *sights: Sight, chat_id: int) -> None:
        turn = this_turn()
        if turn is not None and not turn.may_look:
            return
        redis, keys = self._shared.redis, [self._key(sight, chat_id) for sight in sights]
        with suppress(Away):
            await self._shared.ask(lambda: redis.unlink(*keys))

    async def now(self, sight: Sight, chat_id: int, token: str) -> Look:
        redis, key = self._shared.redis, self._key(sight, chat_id)
        try:
            found = await self._shared.ask(lambda: redis.get(key)) if token else None
        except Away:
            return Look.LASTS
        if not token or found == token.encode():
            return Look.LASTS
        return Look.TAKEN_OVER if found else Look.ENDED

    def _key(self, sight: Sight, chat_id: int) -> str:
        return self._shared.key("look", sight.value, chat_id)
