"""`python -m kcna_corpus`: the command `kcna-corpus`."""

from .cli import main

raise SystemExit(main())
