"""German: numbers, units, genders and plurals of the words that the wordings use."""

from __future__ import annotations

from training.dataset.prompts.tongue import Tongue

__all__ = ["TONGUE"]

_ONES = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
    "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn",
    "neunzehn",
)  # fmt: skip
_TENS = (
    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
)  # fmt: skip
_PLURALS = {
    "Teil": "Teile", "Werkstück": "Werkstücke", "Bauteil": "Bauteile", "Produkt": "Produkte",
    "Gehäuse": "Gehäuse", "Stück": "Stück", "Blech": "Bleche", "Quelle": "Quellen",
    "Eingang": "Eingänge", "Zuführung": "Zuführungen", "Puffer": "Puffer",
    "Warteschlange": "Warteschlangen", "Zwischenlager": "Zwischenlager",
    "Lagerpuffer": "Lagerpuffer", "Maschine": "Maschinen", "Station": "Stationen",
    "Arbeitsstation": "Arbeitsstationen", "Bearbeitungsstation": "Bearbeitungsstationen",
    "Multiprozessor": "Multiprozessoren", "Förderband": "Förderbänder",
    "Förderstrecke": "Förderstrecken", "Rollenbahn": "Rollenbahnen",
    "Montagestation": "Montagestationen", "Fügestation": "Fügestationen",
    "Trennstation": "Trennstationen", "Teilstation": "Teilstationen", "Senke": "Senken",
    "Ausgang": "Ausgänge", "Bediener": "Bediener", "Werker": "Werker", "Stapler": "Stapler",
    "Gabelstapler": "Gabelstapler", "Roboter": "Roboter", "FTS": "FTS", "Shuttle": "Shuttles",
    "Transporter": "Transporter", "Operator": "Operatoren", "Task Executer": "Task Executer",
}  # fmt: skip
# Endings that tell the gender of a compound; what is not listed here is masculine.
_FEMININE = (
    "e", "ung", "ion", "anlage", "zelle", "strecke", "stelle", "bahn", "schlange", "age", "queue",
)  # fmt: skip
_NEUTER = ("lager", "regal", "band", "zentrum", "gehäuse", "stück", "teil", "fts", "shuttle")


def word(number: int) -> str:
    """Return a number up to a hundred in words, else ""."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = _TENS[number // 10 - 2], number % 10
        return f"{'ein' if ones == 1 else _ONES[ones]}und{tens}" if ones else tens
    return "hundert" if number == 100 else ""


def plural(noun: str) -> str:
    """Return the plural where it is known, else the noun as it is."""
    return _PLURALS.get(noun, noun)


def a(noun: str) -> str:
    """Return the noun with its indefinite article in the nominative."""
    low = noun.partition(" (")[0].lower()
    if low.endswith(_NEUTER):
        return f"ein {noun}"
    return f"eine {noun}" if low.endswith(_FEMININE) else f"ein {noun}"


TONGUE = Tongue(
    units={
        "s": (" Sekunden", " Sekunden", " s", " s", "s", " Sek.", " sec"),
        "min": (" Minuten", " Minuten", " min", " Min.", "min"),
        "h": (" Stunden", " Stunden", " h", " Std."),
        "": ("",),
    },
    one_of={"s": " Sekunde", "min": " Minute", "h": " Stunde"},
    one="eine",
    word=word,
    plural=plural,
    a=a,
    the=lambda noun: noun,
    third=lambda phrase: phrase,
    conjunctions=(" und ", " und ", " sowie ", " & "),
    or_words=(" oder ",),
    arrows=(" -> ", " > ", ", dann ", " → ", " dann ", " => ", ", ", " - ", "; "),
    row_marks=(", ", ", ", ", ", ", dann ", "; ", "\n", " - ", " / "),
    fact_joins=(" und ", ", ", " + "),
    twin_marks=(" und ", " / ", " + "),
    decimal_comma=0.7,
)
