"""How an entry of the audit reads: who, what, about whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from locales.catalog import Speaker
from models.audit import Action
from models.people import Role
from services.calling import Named, PrivacyMode, call


@dataclass(frozen=True, slots=True)
class AuditWords:
    """Every word a table of entries needs, so that it can be put together away from the loop."""

    mode: PrivacyMode
    actions: Mapping[Action, str]
    roles: Mapping[str, str]
    nobody: str
    clock: str

    def who(self, actor: Named | None) -> str:
        return self.clock if actor is None else self.whom(actor)

    def whom(self, person: Named | None) -> str:
        """Somebody who has been forgotten is called by nothing."""
        return "" if person is None else call(self.mode, person) or self.nobody

    def did(self, action: Action, details: Mapping[str, Any]) -> str:
        role = self.roles.get(str(details.get("role")))
        return f"{self.actions[action]} ({role})" if role else self.actions[action]


def audit_words(t: Speaker, mode: PrivacyMode) -> AuditWords:
    return AuditWords(
        mode=mode,
        actions={action: t.plain("audit-did-" + action.value.replace("_", "-")) for action in Action},
        roles={role.value: t.plain(f"role-{role.value}") for role in Role},
        nobody=t.plain("audit-nobody"),
        clock=t.plain("audit-clock"),
    )
