"""What to do with a file of a format that is not read: a sentence for each suffix, with a way out of it."""

import pytest

from passerelle.index.load import SUFFIXES
from passerelle.index.load.remedies import REMEDIES

SAVED_AS = {
    ".docx": ".doc .dot .wpd .wps .wri .abw .hwp .pages .one .gdoc",
    ".xlsx": ".xls .xlt .xlsb .numbers .dif .dbf .wk1 .wks .123 .gsheet .mdb .accdb .odb .sqlite .db",
    ".pptx": ".ppt .pps .pot .key .gslides",
    ".eml": ".msg .pst .emlx",
    ".epub": ".mobi .azw .azw3 .azw4 .fb2 .lit .prc .pdb",
    ".odt": ".sxw .stw .odm",
    ".ods": ".sxc .stc",
    ".odp": ".sxi .sti",
    ".csv": ".vcf .xml .mdb .db",
    ".html": ".url .webloc .lnk .desktop .adoc .asciidoc .org .textile .wiki .mediawiki .xml",
    ".txt": ".log .ini .cfg .conf .yaml .yml .toml .bib .nfo .srt .vtt .adoc .wiki",
    ".pdf": ".pub .vsd .vsdx .odg .otg .odf .djvu .ps .tex .ics .xps .oxps .mpp .cbz .cbr .svg .dwg .dxf .ai .eps .cdr "
    ".drawio .png .jpg .jpeg .tif .tiff .gif .bmp .heic .heif .webp .avif .jfif .psd",
}
SAID = {
    "it is an archive; unpack it": ".zip .rar .7z .tar .gz .tgz .bz2 .xz .zst .cab .iso .dmg",
    "it is a recording; write down": ".mp3 .m4a .wav .ogg .flac .aac .wma .mp4 .mov .avi .mkv .webm .wmv",
    "run character recognition": ".png .jpg .gif .psd .cbz .cbr",
    "it is an old Word file; open it in Word or LibreOffice": ".doc .dot",
    "it is an old Excel file; open it in Excel or LibreOffice": ".xls .xlt",
    "it is an old PowerPoint file; open it in PowerPoint or LibreOffice": ".ppt .pps .pot",
    "it is an old OpenOffice file; open it in OpenOffice or LibreOffice": ".sxw .stw .sxc .stc .sxi .sti",
    "it is a Kindle book; open it in Calibre": ".mobi .azw .azw3",
    "it is a book; open it in Calibre": ".fb2 .lit .prc .pdb .azw4",
    "it is a link to a document at Google; open that and download it as": ".gdoc .gsheet .gslides",
    "it is a database; export its tables": ".mdb .accdb .odb .sqlite .db",
    "it is a drawing; export it from its program": ".svg .dwg .dxf .ai .eps .cdr .drawio",
    "it is a drawing; open it in LibreOffice": ".odg .otg",
    "it is a Visio drawing; open it in Visio or LibreOffice": ".vsd .vsdx",
}


@pytest.mark.parametrize("said", [*SAVED_AS, *SAID])
def test_a_file_that_is_not_read_says_what_it_is_and_what_makes_it_readable(said: str) -> None:
    suffixes = (SAVED_AS | SAID)[said].split()
    assert [each for each in suffixes if said not in REMEDIES[each]] == []


def test_every_remedy_leads_to_a_format_that_is_read_and_is_of_one_that_is_not() -> None:
    every = {each for suffixes in (SAVED_AS | SAID).values() for each in suffixes.split()}
    assert set(REMEDIES) == every
    pictures = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}
    """Those are read where character recognition is installed."""
    assert set(REMEDIES) & set(SUFFIXES) <= pictures
    assert set(SAVED_AS) <= set(SUFFIXES)
