"""sendLocation and sendContact."""

from __future__ import annotations

from typing import Any

from playground import sending
from playground.calls import Call, method
from playground.errors import bad_request
from playground.messages import Content
from playground.sending import Draft

Json = dict[str, Any]
PHONE_LENGTH = 32


@method("sendLocation")
def send_location(call: Call) -> Json:
    arguments = call.arguments
    if not arguments.has("latitude"):
        raise bad_request("latitude is empty")
    if not arguments.has("longitude"):
        raise bad_request("longitude is empty")
    latitude, longitude = arguments.number("latitude"), arguments.number("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong location specified")
    location: Json = {"latitude": latitude, "longitude": longitude}
    if arguments.number("horizontal_accuracy") > 0:
        location["horizontal_accuracy"] = min(1500.0, arguments.number("horizontal_accuracy"))
    for name in ("live_period", "heading", "proximity_alert_radius"):
        if arguments.integer(name) > 0:
            location[name] = arguments.integer(name)
    return sending.send(call, Draft(Content("location", fields={"location": location}))).api()


@method("sendContact")
def send_contact(call: Call) -> Json:
    arguments = call.arguments
    phone = arguments.text("phone_number").strip()
    first_name = arguments.text("first_name").strip()
    if not phone:
        raise bad_request("phone number is empty")
    if not first_name:
        raise bad_request("first name is empty")
    if len(phone) > PHONE_LENGTH:
        raise bad_request("wrong phone number specified")
    contact: Json = {"phone_number": phone, "first_name": first_name}
    for name in ("last_name", "vcard"):
        if arguments.has(name):
            contact[name] = arguments.text(name)
    return sending.send(call, Draft(Content("contact", fields={"contact": contact}))).api()
