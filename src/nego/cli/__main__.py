"""`python -m nego.cli`: what the launcher hands over to."""

import sys

from nego.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
