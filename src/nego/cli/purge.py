"""`./nego purge`: erase what is older than the retention. The server does it every hour."""

from __future__ import annotations

import argparse
import json
import time

from nego.channels.errors import SettingsError
from nego.cli.main import CliError
from nego.cli.stores import opened
from nego.cli.streams import results


def run(_: argparse.Namespace) -> int:
    """Print the receipt, as JSON."""
    output, stores = results(), opened()
    from nego.server.privacy import retention_seconds

    try:
        keep_seconds = retention_seconds()
    except SettingsError as error:
        raise CliError(str(error)) from error
    print(json.dumps(stores.purge(time.time() - keep_seconds).data()), file=output, flush=True)
    return 0
