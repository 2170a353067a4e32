"""``python -m passerelle`` is the program ``passerelle``."""

from passerelle.cli import main

raise SystemExit(main())
