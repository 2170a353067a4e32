"""``python -m passerelle`` is the program ``passerelle``."""

from passerelle.commands.main import main

raise SystemExit(main())
