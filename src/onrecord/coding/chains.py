"""Through whom a statement reached the reader."""

from __future__ import annotations

from onrecord.coding.identities import Identities
from onrecord.model.attribution import Attribution
from onrecord.model.chain import Chain
from onrecord.model.reading import Reading


def chain_of(attribution: Attribution, reading: Reading, identities: Identities) -> Chain:
    """The chain of ``attribution``: publisher, relays, speaker, then a holder for each attribution nested in it."""
    return Chain(())
