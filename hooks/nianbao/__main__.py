"""Entry point of `python -m nianbao`: runs the command line (`cli.main`) and exits with its code."""

import sys

from nianbao.cli import main

sys.exit(main())
