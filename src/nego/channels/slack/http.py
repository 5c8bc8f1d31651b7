"""Between Sanic and Bolt. Bolt's own adapter for Sanic sets cookies as a later Sanic than Rasa's does."""

from __future__ import annotations

from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncBoltRequest

TIME = "x-slack-request-timestamp"


def to_bolt(request: Request) -> AsyncBoltRequest:
    """The request as Bolt reads it. Raises ``InvalidUsage`` (400) for a body that Slack would not write."""
    headers = dict(request.headers)
    if not headers.get(TIME, "0").isdecimal():
        headers[TIME] = "0"  # no time at all, for Bolt: a request too old to be accepted
    try:
        body = request.body.decode("utf-8")
        return AsyncBoltRequest(body=body, query=request.query_string, headers=headers)
    except (ValueError, TypeError, AttributeError) as error:
        raise InvalidUsage("no request of Slack") from error


def to_sanic(answered: BoltResponse) -> HTTPResponse:
    """The response as Sanic sends it, each cookie in a header of its own."""
    headers = [(name, value) for name, values in answered.headers.items() for value in values]
    return HTTPResponse(body=answered.body, status=answered.status, headers=headers)
