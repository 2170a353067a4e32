"""The months as they are written, in French and in English."""

FRENCH = tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
ENGLISH = tuple(
    "January February March April May June July August September October November December".split()
)
