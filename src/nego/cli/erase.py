"""`./nego erase ID`: leave nothing of a person, for whoever runs the server and is asked to."""

from __future__ import annotations

import argparse
import json

from nego.cli.stores import conversations_of, opened
from nego.cli.streams import results


def run(options: argparse.Namespace) -> int:
    """Print a receipt a conversation, as JSON lines."""
    output, stores = results(), opened()
    for conversation in conversations_of(stores, options.person):
        receipt = {"conversation": conversation, **stores.erase(conversation).data()}
        print(json.dumps(receipt), file=output, flush=True)
    return 0
