"""The day that a written date names, in either language and in figures."""

import pytest

from passerelle.index.load.days import written_date

FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
ENGLISH = "January February March April May June July August September October November December".split()
SHORT_FRENCH = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
SHORT_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@pytest.mark.parametrize("names", [FRENCH, ENGLISH, SHORT_FRENCH, SHORT_ENGLISH])
@pytest.mark.parametrize("number", range(1, 13))
def test_each_month_is_known_whole_and_cut(names: list[str], number: int) -> None:
    assert written_date(f"mardi 4 {names[number - 1]} 2031 à midi") == f"2031-{number:02}-04"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("le 1er juin 2031", "2031-06-01"),
        ("4\u00a0mai\u00a02031", "2031-05-04"),
        ("4 FÉVRIER 2031", "2031-02-04"),
        ("4 AOÛT 2031", "2031-08-04"),
        ("4 fev 2031", "2031-02-04"),
        ("4 aout 2031", "2031-08-04"),
        ("4 janu 2031", "2031-01-04"),
        ("4 janua 2031", "2031-01-04"),
        ("4 jui 2031", ""),
        ("4 ju 2031", ""),
        ("4 brumaire 2031", ""),
        ("4 mai 31", ""),
        ("14 mai 20311", ""),
        ("31 juin 2031", ""),
        ("29 février 2028", "2028-02-29"),
        ("29 février 2031", ""),
        ("4/5/2031", "2031-05-04"),
        ("le 4/5/2031 à midi", "2031-05-04"),
        ("le 2031-05-04 à midi", "2031-05-04"),
        ("4 aoust 2031", ""),
        ("04/13/2031", ""),
        ("2031-05-04 et 3 mai 2030", "2031-05-04"),
        ("3 mai 2030 et 4/5/2031", "2030-05-03"),
        ("12031-05-04", ""),
        ("Tue, 4 May 2031 10:00 +0200", "2031-05-04"),
        ("Tue, 4 May 31 10:00:00 +0200", "2031-05-04"),
        ("May 4, 2031", ""),
        ("Tue, 4 May 31 10:00:00 +9999", ""),
        ("Tue, 4 May 31 10:00:00 +99999999999999", ""),
        ("Tue, 4 May 99999999999999999999 10:00:00", ""),
        ("hier", ""),
    ],
)
def test_a_day_is_named_plainly_or_not_at_all(text: str, day: str) -> None:
    assert written_date(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("le 1er juin 2031", "2031-06-01"),
        ("4 juil. 2031", "2031-07-04"),
        ("4 juillet 2031", "2031-07-04"),
        ("4 jui 2031", ""),
        ("4 Mar 2031", "2031-03-04"),
        ("4 mars 2031", "2031-03-04"),
        ("4 févr 2031", "2031-02-04"),
        ("4 september 2031", "2031-09-04"),
        ("4 brumaire 2031", ""),
        ("31 février 2031", ""),
        ("04/05/2031", "2031-05-04"),
        ("04/13/2031", ""),
        ("2031-05-04 10:00", "2031-05-04"),
        ("Tue, 04 May 2031 10:00:00 +0200", "2031-05-04"),
        ("demain", ""),
        ("", ""),
        ("12 a 2031", ""),
        ("12 avr 2031", "2031-04-12"),
    ],
)
def test_the_day_that_a_mail_names(text: str, day: str) -> None:
    assert written_date(text) == day
