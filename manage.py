"""Commands for the administrator: ``.venv/bin/python manage.py help``."""

import os
import sys

from django.core.management import execute_from_command_line

import duet.config.checks  # noqa: F401  # the checks are registered by being imported

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duet.config.settings")
    execute_from_command_line(sys.argv)
