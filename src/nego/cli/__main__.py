"""`python -m nego.cli`: what the launcher hands over to."""

import sys

from nego.cli.main import main
from nego.cli.streams import use_utf8

if __name__ == "__main__":
    use_utf8()
    sys.exit(main(sys.argv[1:]))
