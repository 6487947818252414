"""Every type, mode and context of PLOVER can be reached by a rule that has an example."""

from __future__ import annotations

from onrecord.codebook.load import load_codebook

CODEBOOK = load_codebook()
PATTERNS = [each for group in CODEBOOK.patterns.values() for each in group]
WITH_EXAMPLE = {each.rule for each in CODEBOOK.examples if each.holds}
MODES = {(name, mode) for name, each in CODEBOOK.types.items() for mode in each.modes}
CONTEXTS = """
military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal
reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic
territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber
misinformation crime corruption illegal_drugs trafficking
""".split()


def test_types_and_modes_are_all_there() -> None:
    assert len(CODEBOOK.types) == 16
    assert len(MODES) == 67 == len({f"{name}/{mode}" for name, mode in MODES})


def test_every_mode_is_reached() -> None:
    reached = {(each.type, each.mode) for each in PATTERNS if each.id in WITH_EXAMPLE}
    reached |= {(each.type, each.mode) for each in CODEBOOK.compositions.values()}
    assert sorted(MODES - reached) == []


def test_no_rule_gives_a_mode_that_its_type_has_not() -> None:
    given = {(each.type, each.mode, each.id) for each in PATTERNS if each.mode and each.type}
    assert sorted(each for each in given if each[:2] not in MODES) == []


def test_every_context_is_reached() -> None:
    reached = {each for contexts in CODEBOOK.contexts.values() for each in contexts}
    reached |= {each for pattern in PATTERNS for each in pattern.contexts}
    assert sorted(set(CONTEXTS) - reached) == []
    assert sorted(reached - set(CONTEXTS)) == []
