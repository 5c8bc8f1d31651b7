from tests.unit.web_server import server, start

__all__ = ["server", "start"]  # fixtures
