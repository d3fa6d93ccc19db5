"""One of several bots over one database: everything it shares with the others, put together."""

import logging
from collections.abc import Collection

from bot.settings import Settings
from bot.shared import Shared
from bot.shared_forms import SharedForms, Vault
from bot.shared_looks import SharedLooks
from bot.shared_pace import SharedPace
from bot.shared_turns import Once, SharedTurns
from models.session import Database
from services.pulse import Pulse

log = logging.getLogger(__name__)


class Replica:
    def __init__(self, shared: Shared, token: str, rate: float) -> None:
        self.shared = shared
        self.looks = SharedLooks(shared)
        self.turns = SharedTurns(shared, self.looks.of)
        self.once = Once()
        self.pace = SharedPace(shared, rate)
        self._vault = Vault(shared, token)

    def forms(self, database: Database, unsaved: Collection[str | None]) -> SharedForms:
        return SharedForms(database, self._vault, unsaved=unsaved)


def build_replica(settings: Settings, pulse: Pulse) -> Replica:
    """Nothing is asked of Redis yet."""
    assert settings.bot_token is not None
    assert settings.redis_url is not None
    if settings.webhook_url is None:
        log.warning("REDIS_URL without WEBHOOK_URL: only one program may poll for a bot, Telegram refuses others")
    token = settings.bot_token.get_secret_value()
    shared = Shared(settings.redis_url.get_secret_value(), int(token.partition(":")[0]), pulse)
    pulse.replicas = lambda: shared.replicas
    return Replica(shared, token, settings.broadcast_rate)
