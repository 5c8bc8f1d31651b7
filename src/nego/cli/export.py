"""`./nego export ID`: all that is kept of a person, for whoever runs the server and is asked for it."""

from __future__ import annotations

import argparse
import asyncio
import json

from nego.cli.stores import conversations_of, opened
from nego.cli.streams import results


def run(options: argparse.Namespace) -> int:
    """Print a conversation a line, as JSON."""
    output, stores = results(), opened()
    for conversation in conversations_of(stores, options.person):
        kept = {"conversation": conversation, **asyncio.run(stores.export(conversation))}
        print(json.dumps(kept, ensure_ascii=False), file=output, flush=True)
    return 0
