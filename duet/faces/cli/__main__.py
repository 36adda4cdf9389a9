"""``python -m duet.faces.cli``: the same as the command ``duet``."""

import sys

from .main import main

sys.exit(main())
