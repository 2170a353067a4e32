"""What to do with a file of a format that is not read: a sentence for each suffix, with a way out of it."""

import re

import pytest

from passerelle.index.load import SUFFIXES
from passerelle.index.load.remedies import REMEDIES

SAID = {
    "it is an old Word file; open it in Word or LibreOffice and save it as .docx": ".doc .dot",
    "it is an old Excel file; open it in Excel or LibreOffice and save it as .xlsx": ".xls .xlt",
    "it is an old PowerPoint file; open it in PowerPoint or LibreOffice and save it as .pptx": ".ppt .pps .pot",
    "it is a binary Excel file; open it in Excel or LibreOffice and save it as .xlsx": ".xlsb",
    "it is a mail saved by Outlook; open it in Outlook or Thunderbird and save it as .eml": ".msg",
    "it is Outlook's own store of mails; save them from Outlook as .eml": ".pst",
    "it is a Pages document; open it in Pages and export it as .docx": ".pages",
    "it is a Numbers document; open it in Numbers and export it as .xlsx": ".numbers",
    "it is a Keynote document; open it in Keynote and export it as .pptx": ".key",
    "it is a OneNote document; open it in OneNote and export it as .docx or .pdf": ".one",
    "it is a WordPerfect document; open it in LibreOffice and save it as .docx": ".wpd",
    "it is a Works document; open it in LibreOffice and save it as .docx": ".wps",
    "it is a Publisher document; open it in Publisher or LibreOffice and save it as .pdf": ".pub",
    "it is a Visio drawing; open it in Visio or LibreOffice and save it as .pdf": ".vsd .vsdx",
    "it is a drawing; open it in LibreOffice and save it as .pdf": ".odg .otg",
    "it is a Kindle book; open it in Calibre and save it as .epub": ".mobi .azw .azw3",
    "it is a scan; convert it to .pdf": ".djvu",
    "it is PostScript; convert it to .pdf": ".ps",
    "it is LaTeX; make a .pdf of it and index that": ".tex",
    "it is an archive; unpack it and index what is in it":
    ".zip .rar .7z .tar .gz .tgz .bz2 .xz .zst .cab .iso .dmg",
    "it is a picture; run character recognition on it and save it as .pdf":
    ".png .jpg .jpeg .tif .tiff .gif .bmp .heic .heif .webp .avif .jfif .psd",
    "it is a recording; write down what is said in it":
    ".mp3 .m4a .wav .ogg .flac .aac .wma .mp4 .mov .avi .mkv .webm .wmv",
    "it holds subtitles; take their times away and save it as .txt": ".srt .vtt",
    "it is plain text; rename it, or a copy of it, to .txt": ".log .ini .cfg .conf .yaml .yml .toml .bib .nfo",
    "it is text with marks; convert it to .md or .html, or rename a copy of it to .txt":
    ".adoc .asciidoc .org .textile .wiki .mediawiki",
    "it is data of a program; export it from there as .html, .docx or .csv": ".xml",
    "it is a calendar; print it to .pdf from its program": ".ics",
    "it is an address book; open it in its program and export it as .csv": ".vcf",
    "it is a link and holds no text; save the page that it leads to as .html or .pdf":
    ".url .webloc .lnk .desktop",
    "it is a link to a document at Google; open that and download it as .docx": ".gdoc",
    "it is a link to a document at Google; open that and download it as .xlsx": ".gsheet",
    "it is a link to a document at Google; open that and download it as .pptx": ".gslides",
    "it is a mail saved by Apple Mail; open it in Mail and save it as .eml": ".emlx",
    "it is an old OpenOffice file; open it in OpenOffice or LibreOffice and save it as .odt": ".sxw .stw",
    "it is an old OpenOffice file; open it in OpenOffice or LibreOffice and save it as .ods": ".sxc .stc",
    "it is an old OpenOffice file; open it in OpenOffice or LibreOffice and save it as .odp": ".sxi .sti",
    "it is a master document; open it in LibreOffice and save it as .odt": ".odm",
    "it is a formula; open it in LibreOffice and save it as .pdf": ".odf",
    "it is a text of another program; open it in LibreOffice and save it as .docx": ".wri .abw .hwp",
    "it is a sheet of cells; open it in LibreOffice and save it as .xlsx": ".dif .dbf .wk1 .wks .123",
    "it holds printed pages; open it in its viewer and print it to .pdf": ".xps .oxps",
    "it is a book; open it in Calibre and save it as .epub": ".fb2 .lit .prc .pdb .azw4",
    "it is a book of pictures; run character recognition on it and save it as .pdf": ".cbz .cbr",
    "it is a drawing; export it from its program as .pdf": ".svg .dwg .dxf .ai .eps .cdr .drawio",
    "it is a plan of Project; open it in Project and save it as .pdf": ".mpp",
    "it is a database; export its tables as .csv or .xlsx": ".mdb .accdb .odb .sqlite .db",
}  # fmt: skip


@pytest.mark.parametrize("said", SAID)
def test_a_file_that_is_not_read_says_what_it_is_and_what_makes_it_readable(said: str) -> None:
    assert [each for each in SAID[said].split() if REMEDIES[each] != said] == []


def test_every_remedy_leads_to_a_format_that_is_read_and_is_of_one_that_is_not() -> None:
    assert set(REMEDIES) == {each for suffixes in SAID.values() for each in suffixes.split()}
    pictures = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}
    """Those are read where character recognition is installed."""
    assert set(REMEDIES) & set(SUFFIXES) <= pictures
    assert {each for said in SAID for each in re.findall(r"\.[a-z]+\b", said)} <= set(SUFFIXES)
