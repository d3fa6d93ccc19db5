"""sendPoll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from playground import sending
from playground.arguments import integer_field
from playground.calls import Call, method
from playground.errors import bad_request
from playground.messages import Content
from playground.sending import Draft
from playground.text import reading

if TYPE_CHECKING:
    from playground.text.formatted import Formatted

Json = dict[str, Any]
QUESTION_LENGTH: Final = 300
OPTION_LENGTH: Final = 100
OPTIONS: Final = 12
EXPLANATION_LENGTH: Final = 200
OPEN_SECONDS: Final = (5, 2_628_000)


@method("sendPoll")
def send_poll(call: Call) -> Json:
    arguments = call.arguments
    question = reading.argument(arguments, call.world, "question", "question_parse_mode", "question_entities")
    if not question.text:
        raise bad_request("poll question must be non-empty")
    if len(question.text) > QUESTION_LENGTH:
        raise bad_request(f"poll question length must not exceed {QUESTION_LENGTH}")
    options = read_options(call)
    poll: Json = {
        "id": call.world.new_poll_id(),
        "question": question.text,
        "options": [option(one, number) for number, one in enumerate(options)],
        "total_voter_count": 0,
        "is_closed": arguments.boolean("is_closed"),
        "is_anonymous": arguments.boolean("is_anonymous") if arguments.has("is_anonymous") else True,
        "type": "regular",
        "allows_multiple_answers": arguments.boolean("allows_multiple_answers"),
        "allows_revoting": True,
        "members_only": arguments.boolean("members_only"),
    }
    if question.entities:
        poll["question_entities"] = question.entities
    add_kind(call, poll)
    add_period(call, poll)
    return sending.send(call, Draft(Content("poll", fields={"poll": poll}))).api()


def read_options(call: Call) -> list[Formatted]:
    """Options as objects, or as plain text, which Telegram still takes."""
    listed = []
    if call.arguments.has("options"):
        listed = call.arguments.parsed("options", "can't parse options JSON object")
    if not isinstance(listed, list):
        raise bad_request("expected an Array of String as options")
    options = [read_option(call, one) for one in listed]
    if not options:
        raise bad_request("poll must have at least one answer option")
    if len(options) > OPTIONS:
        raise bad_request(f"poll can't have more than {OPTIONS} options")
    for one in options:
        if not one.text:
            raise bad_request("poll options must be non-empty")
        if len(one.text) > OPTION_LENGTH:
            raise bad_request(f"poll options length must not exceed {OPTION_LENGTH}")
    return options


def read_option(call: Call, source: Any) -> Formatted:
    if isinstance(source, str):
        source = {"text": source}
    if not isinstance(source, dict):
        raise bad_request("can't parse InputPollOption: Expected an Object")
    if "text" not in source:
        raise bad_request("can't parse InputPollOption: Can't find field \"text\"")
    return reading.of_object(source, call.world, "text", "text_parse_mode", "text_entities")


def option(text: Formatted, number: int) -> Json:
    made: Json = {"persistent_id": str(number), "text": text.text, "voter_count": 0}
    if text.entities:
        made["text_entities"] = text.entities
    return made


def add_kind(call: Call, poll: Json) -> None:
    arguments = call.arguments
    kind = arguments.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    poll["type"] = kind
    if kind == "regular":
        return
    poll["correct_option_ids"] = correct_options(call, len(poll["options"]))
    poll["allows_revoting"] = arguments.boolean("allows_revoting")
    explanation = reading.argument(
        arguments, call.world, "explanation", "explanation_parse_mode", "explanation_entities"
    )
    if len(explanation.text) > EXPLANATION_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    if explanation.text:
        poll["explanation"] = explanation.text
        poll["explanation_entities"] = explanation.entities


def correct_options(call: Call, count: int) -> list[int]:
    """correct_option_ids, or the single correct_option_id of earlier versions."""
    arguments = call.arguments
    if arguments.has("correct_option_ids"):
        listed = arguments.parsed("correct_option_ids", "can't parse correct_option_ids JSON object")
        if not isinstance(listed, list):
            raise bad_request("expected an Array of Integer as correct_option_ids")
        chosen = [integer_field({"option": one}, "option") for one in listed]
    else:
        chosen = [arguments.integer("correct_option_id")] if arguments.has("correct_option_id") else []
    if not chosen:
        raise bad_request("correct quiz option list must be non-empty")
    if any(not 0 <= one < count for one in chosen):
        raise bad_request("wrong quiz correct_option_id")
    return chosen


def add_period(call: Call, poll: Json) -> None:
    arguments = call.arguments
    if arguments.has("open_period"):
        poll["open_period"] = arguments.integer("open_period", low=OPEN_SECONDS[0], high=OPEN_SECONDS[1])
        poll["close_date"] = call.world.now() + poll["open_period"]
    elif arguments.integer("close_date") > 0:
        poll["close_date"] = arguments.integer("close_date")
