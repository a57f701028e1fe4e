"""Spanish: numbers, units, genders and plurals."""

from __future__ import annotations

from training.dataset.prompts.tongue import Tongue

__all__ = ["TONGUE"]

_ONES = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
    "diecinueve", "veinte",
)  # fmt: skip
_TENS = {
    30: "treinta", 40: "cuarenta", 50: "cincuenta", 60: "sesenta", 70: "setenta", 80: "ochenta",
    90: "noventa", 100: "cien",
}  # fmt: skip
_CLASS_WORDS = frozenset(
    ["combiner", "separator", "source", "queue", "processor", "multiprocessor", "sink", "operator"]
)
_MASCULINE = _CLASS_WORDS | frozenset(
    [
        "torno",
        "taladro",
        "horno",
        "secadero",
        "cosido",
        "montaje",
        "empaquetado",
        "ensamblaje",
        "separador",
        "desempaquetado",
        "puesto",
        "control",
        "centro",
        "multiproceso",
        "almacén",
        "estante",
        "pulmón",
        "alimentador",
        "transportador",
        "sumidero",
        "dispatcher",
        "task",
        "transporter",
        "robot",
        "agv",
        "carro",
        "operario",
        "trabajador",
    ]
)


def word(number: int) -> str:
    """Return a number in words where it is one word, else ""."""
    return _ONES[number] if number <= 20 else _TENS.get(number, "")


def plural(noun: str) -> str:
    """Return the plural of the first word: "centros de mecanizado"."""
    head, blank, rest = noun.partition(" ")
    if head.isupper():
        return noun
    if head[:1].isupper() and head.lower() in _CLASS_WORDS:
        return head + "s" + blank + rest
    accents = head.translate(str.maketrans("áéíóú", "aeiou"))
    head = head + "s" if head[-1:] in "aeiou" else accents + "es"
    return head + blank + rest


def a(noun: str) -> str:
    """Return the noun with its indefinite article."""
    head = noun.partition(" ")[0].lower()
    return f"{'un' if head in _MASCULINE else 'una'} {noun}"


TONGUE = Tongue(
    units={
        "s": (" segundos", " segundos", " s", " s", "s", " seg"),
        "min": (" minutos", " minutos", " min", "min"),
        "h": (" horas", " horas", " h"),
        "": ("",),
    },
    one_of={"s": " segundo", "min": " minuto", "h": " hora"},
    one="un",
    word=word,
    plural=plural,
    a=a,
    the=lambda noun: noun,
    third=lambda phrase: phrase,
    conjunctions=(" y ", " y ", " y "),
    or_words=(" o ",),
    arrows=(" -> ", " > ", ", luego ", " → ", " luego ", " => ", ", ", " - ", "; "),
    row_marks=(", ", ", ", ", ", ", luego ", "; ", "\n", " - ", " / "),
    fact_joins=(" y ", ", ", " + "),
    twin_marks=(" y ", " / ", " + "),
    decimal_comma=0.6,
    small_nouns=True,
)
