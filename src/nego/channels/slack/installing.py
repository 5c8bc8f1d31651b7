"""The installation in a workspace by its administrator, with Slack's own OAuth flow."""

from __future__ import annotations

import html
from collections.abc import Sequence

from slack_bolt import BoltResponse
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.web.async_client import AsyncWebClient

from nego.channels.slack.access import STATE_SECONDS, Installations, States
from nego.channels.slack.settings import Settings
from nego.wording import wording

SCOPES = ("app_mentions:read", "chat:write", "commands", "im:history")
ROUTE = "/webhooks/slack"
INSTALL, REDIRECT = "/install", "/oauth_redirect"

_PAGE = (
    '<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>Négo</title><p>{}</p></html>"
)


def oauth_flow(
    settings: Settings, client: AsyncWebClient, installations: Installations, states: States
) -> AsyncOAuthFlow:
    """The flow of Slack's Bolt, with Négo's stores and French pages."""
    redirect = f"{settings.url}{ROUTE[1:]}{REDIRECT}" if settings.url else None
    return AsyncOAuthFlow(
        client=client,
        settings=AsyncOAuthSettings(
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            scopes=list(SCOPES),
            user_scopes=[],
            redirect_uri=redirect,
            install_path=ROUTE + INSTALL,
            install_page_rendering_enabled=False,
            redirect_uri_path=ROUTE + REDIRECT,
            callback_options=AsyncCallbackOptions(success=_installed, failure=_failed),
            installation_store=installations,
            state_store=states,
            state_expiration_seconds=STATE_SECONDS,
        ),
    )


async def _installed(_: AsyncSuccessArgs) -> BoltResponse:
    return page(200, wording().render("slack_installed").text)


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    return page(args.suggested_status_code, wording().render("slack_not_installed", reason=args.reason).text)


def page(status: int, text: str) -> BoltResponse:
    """A page that says one thing."""
    headers: dict[str, str | Sequence[str]] = {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
    }
    return BoltResponse(status=status, body=_PAGE.format(html.escape(text)), headers=headers)
