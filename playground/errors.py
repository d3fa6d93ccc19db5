"""Refusals of the Bot API and their exact wording."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A refusal: HTTP status, description and optional parameters (retry_after, migrate_to_chat_id)."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class Impossible(Exception):  # reads as a sentence: what the person tried cannot be done
    """A person tried something a Telegram application would not let them do."""


def worded(text: str) -> str:
    """First letter lower-cased, unless the second one shows a server constant such as BUTTON_DATA_INVALID."""
    if len(text) > 1 and (text[1] == "_" or "A" <= text[1] <= "Z"):
        return text
    return text[:1].lower() + text[1:]


def bad_request(text: str, parameters: dict[str, Any] | None = None) -> ApiError:
    return ApiError(400, "Bad Request: " + worded(text), parameters)


def forbidden(text: str) -> ApiError:
    return ApiError(403, "Forbidden: " + text)


def conflict(text: str) -> ApiError:
    return ApiError(409, "Conflict: " + text)


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def method_not_found() -> ApiError:
    return ApiError(404, "Not Found: method not found")
