"""A Slack on loopback: what its Web API, response_url and Socket Mode do and refuse, as documented."""

from tests.slack.fake.faults import Fault
from tests.slack.fake.records import Call, Shown
from tests.slack.fake.server import FakeSlack
from tests.slack.fake.workspaces import Workspace

__all__ = ["Call", "FakeSlack", "Fault", "Shown", "Workspace"]
