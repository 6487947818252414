"""Which language a text is in."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

SAMPLE = 3_000  # code points looked at: more of a text doesn't change the answer
DEFAULT = "en"
# Measured on 3,345 English texts: 91 of 115 texts of up to 20 characters and 17 of 135 of up to 40 were taken for
# another language, 6 of 1,642 of up to 200, none above; no error had a probability above .99.
SHORT = 200
SURE = 0.99


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of ``text``. A short text in Latin letters is English unless it plainly is not."""
    sample = text[:SAMPLE]
    language, probability = _identifier().classify(sample)
    if len(sample) < SHORT and probability < SURE and _mostly_latin(sample):
        return DEFAULT
    return str(language)


def _mostly_latin(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    latin = sum(unicodedata.name(each, "").startswith("LATIN") for each in letters)
    return 2 * latin >= len(letters)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
