"""What every command does before the first import of Rasa."""

from nego.server.light import leave_out
from nego.server.quiet import quiet_libraries


def prepare_rasa() -> None:
    """Keep libraries quiet, and leave out those that the configuration does not need."""
    quiet_libraries()
    leave_out()
