"""What units of measure are called in French and in English: one list for questions, quotations and tables."""

import re
from collections.abc import Iterable

MEASURES = {
    "m": "m, metre, metres, meter, meters",
    "km": "km, kilometre, kilometres, kilometer, kilometers",
    "cm": "cm, centimetre, centimetres, centimeter, centimeters",
    "mm": "mm, millimetre, millimetres, millimeter, millimeters",
    "nm": "nm, nanometre, nanometres, nanometer, nanometers",
    "foot": "ft, foot, feet", "inch": "inch, inches", "yard": "yard, yards", "mile": "mile, miles",
    "nautical mile": "milles, milles marins, nautical mile, nautical miles", "light year": "light year, light years",
    "m²": "m2, m², metre carre, metres carres, square metre, square metres, square meter, square meters",
    "km²": "km2, km², kilometre carre, kilometres carres, square kilometre, square kilometres, square kilometer, "
    "square kilometers",
    "square foot": "square foot, square feet", "square mile": "square mile, square miles", "acre": "acre, acres",
    "ha": "ha, hectare, hectares",
    "m³": "m3, m³, metre cube, metres cubes, cubic metre, cubic metres, cubic meter, cubic meters",
    "l": "l, litre, litres, liter, liters", "cl": "cl", "ml": "ml",
    "kg": "kg, kilo, kilos, kilogramme, kilogrammes, kilogram, kilograms", "g": "g, gramme, grammes, gram, grams",
    "mg": "mg", "t": "t, tonne, tonnes", "ounce": "oz, ounce, ounces", "lb": "lb, lbs",
    "km/h": "km/h, kilometres heure, kilometres a l'heure, kilometres an hour, kilometres per hour, "
    "kilometers an hour, kilometers per hour",
    "mph": "mph, miles an hour, miles per hour",
    "°": "°, °c, degre, degres, degree, degrees", "°f": "°f",
    "w": "w, watt, watts", "kw": "kw", "kva": "kva", "wh": "wh", "kwh": "kwh", "mwh": "mwh", "gwh": "gwh",
    "volt": "volt, volts",
    "db": "db, dba, decibel, decibels", "mbit/s": "mbit/s", "gbit/s": "gbit/s", "ppm": "ppm", "%": "%",
}  # fmt: skip
"""Units that count no things, with their names small and without accents, parted by commas."""
THINGS = "bar bars knot knots noeud noeuds noud nouds page pages point points step steps".split()
"""Names of units that are things too: a text measures in them, and who asks how many there are wants a count.

``noud`` is what is left of « nœud » where each letter keeps its place.
"""
NAMES = {name: unit for unit, names in MEASURES.items() for name in names.split(", ")}


def one_of(names: Iterable[str]) -> str:
    """Return a pattern for any of the *names*, whole; the « l » of an article, as in « 12 l'hiver », is no litre."""
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return rf"(?:{'|'.join(longest_first)})(?!\w|(?<=\bl)['’]\w)"


MEASURE = one_of(NAMES)
MEASURE_OR_THING = one_of([*NAMES, *THINGS])
MEASURE_IN_WORDS = one_of(name for name in NAMES if len(name) > 1 and name[0].isalpha())
"""As who asks how many there are names it: no single letter and no sign."""
WEIGHTS = frozenset("kg g mg t ounce lb".split())
MORE_WEIGHTS = (
    "livre livres pound pounds stone ton tons milligram milligrams milligramme milligrammes quintal quintaux"
)
WEIGHT = one_of([*(name for name, unit in NAMES.items() if unit in WEIGHTS), *MORE_WEIGHTS.split()])
"""What a weight is told in; pounds and livres are sums too."""
NOISE = one_of([*(name for name, unit in NAMES.items() if unit == "db"), "db(a)"])
