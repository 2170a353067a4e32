"""``python -m qa`` is the program ``passerelle``."""

from qa.cli import main

raise SystemExit(main())
