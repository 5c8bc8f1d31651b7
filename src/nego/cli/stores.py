"""The stores of the server, opened for a command: no model is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nego.channels.errors import SettingsError
from nego.cli.main import CliError
from nego.paths import ROOT
from nego.server.preparing import prepare_rasa

if TYPE_CHECKING:
    from nego.server.privacy import Stores


def opened() -> Stores:
    """The stores that the settings name. Raises ``CliError``."""
    prepare_rasa()
    from rasa.shared.core.domain import Domain

    from nego.server.loading import tracker_store
    from nego.server.privacy import stores_of

    try:
        store = tracker_store()
        store.domain = Domain.load(str(ROOT / "domain.yml"))
        stores = stores_of(store)
    except SettingsError as error:
        raise CliError(str(error)) from error
    if stores is None:
        raise CliError("les conversations de ce serveur ne durent pas : il n'y a rien à chercher.")
    return stores


def conversations_of(stores: Stores, person: str) -> list[str]:
    """The conversations of an identifier. Raises ``CliError`` when there is none."""
    found = stores.belonging_to(person)
    if not found:
        raise CliError(f"rien n'est gardé sous l'identifiant « {person} ».")
    return found
