"""Keeping libraries quiet. To be called before the first import of Rasa, which reads these settings then."""

import logging
import os
import sys

SETTINGS = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # Négo's own fingerprint decides when to train; Rasa's cache can't see that a component reads knowledge/.
    "RASA_MAX_CACHE_SIZE": "0",
    # The matrices of one sentence are small: a second thread only waits for the first, at full speed.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    # SQLAlchemy 1.4 announces 2.0 at every start.
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}
LOG_LEVEL_SETTING = "NEGO_LOG"


def quiet_libraries() -> None:
    """Set the environment, silence warnings, and send all logs to stderr.

    ``NEGO_LOG`` (DEBUG, INFO, WARNING, ERROR) is the level for libraries, WARNING when absent; below WARNING,
    Python's warnings show too. Négo's own loggers are at INFO at least.
    """
    level = logging.getLevelName(os.environ.get(LOG_LEVEL_SETTING, "WARNING").upper())
    if not isinstance(level, int):
        level = logging.WARNING
    # LOG_LEVEL is how Rasa decides to draw its progress bars.
    for name, value in {**SETTINGS, "LOG_LEVEL": logging.getLevelName(level)}.items():
        os.environ.setdefault(name, value)
    logging.basicConfig(
        stream=sys.stderr, level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True
    )
    # Not a warnings filter: several libraries reset those when they are imported.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(level if level < logging.WARNING else logging.ERROR)
    logging.getLogger("nego").setLevel(min(level, logging.INFO))
    _quiet_structlog(level)


def _quiet_structlog(level: int) -> None:
    """Rasa logs half of its events through structlog, which prints to stdout unless told otherwise."""
    import structlog

    structlog.configure(
        processors=[structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
