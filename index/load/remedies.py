"""What to do with files of formats that are not read, by their suffixes."""

OLD = "it is an old {} file; open it in {} or LibreOffice and save it as {}"
EXPORTED = "it is a {} document; open it in {} and export it as {}"
SAVED = "it is a {}; open it in {} and save it as {}"
PICTURE = "it is a picture; run character recognition on it and save it as .pdf"
PACKED = "it is an archive; unpack it and index what is in it"
SOUND = "it is a recording; write down what is said in it"
PLAIN = "it is plain text; rename it, or a copy of it, to .txt"
MARKED = "it is text with marks; convert it to .md or .html, or rename a copy of it to .txt"
LINK = "it is a link and holds no text; save the page that it leads to as .html or .pdf"
CLOUD = "it is a link to a document at Google; open that and download it as {}"
DATABASE = "it is a database; export its tables as .csv or .xlsx"
DRAWING = "it is a drawing; export it from its program as .pdf"

REMEDIES = {
    **dict.fromkeys((".doc", ".dot"), OLD.format("Word", "Word", ".docx")),
    **dict.fromkeys((".xls", ".xlt"), OLD.format("Excel", "Excel", ".xlsx")),
    **dict.fromkeys((".ppt", ".pps", ".pot"), OLD.format("PowerPoint", "PowerPoint", ".pptx")),
    ".xlsb": "it is a binary Excel file; open it in Excel or LibreOffice and save it as .xlsx",
    ".msg": SAVED.format("mail saved by Outlook", "Outlook or Thunderbird", ".eml"),
    ".pst": "it is Outlook's own store of mails; save them from Outlook as .eml",
    ".pages": EXPORTED.format("Pages", "Pages", ".docx"),
    ".numbers": EXPORTED.format("Numbers", "Numbers", ".xlsx"),
    ".key": EXPORTED.format("Keynote", "Keynote", ".pptx"),
    ".one": EXPORTED.format("OneNote", "OneNote", ".docx or .pdf"),
    ".wpd": SAVED.format("WordPerfect document", "LibreOffice", ".docx"),
    ".wps": SAVED.format("Works document", "LibreOffice", ".docx"),
    ".pub": SAVED.format("Publisher document", "Publisher or LibreOffice", ".pdf"),
    **dict.fromkeys((".vsd", ".vsdx"), SAVED.format("Visio drawing", "Visio or LibreOffice", ".pdf")),
    ".odg": SAVED.format("drawing", "LibreOffice", ".pdf"),
    **dict.fromkeys((".mobi", ".azw", ".azw3"), SAVED.format("Kindle book", "Calibre", ".epub")),
    ".djvu": "it is a scan; convert it to .pdf",
    ".ps": "it is PostScript; convert it to .pdf",
    ".tex": "it is LaTeX; make a .pdf of it and index that",
    **dict.fromkeys(
        (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".cab", ".iso", ".dmg"), PACKED
    ),
    **dict.fromkeys(
        (
            ".png",
            ".jpg",
            ".jpeg",
            ".tif",
            ".tiff",
            ".gif",
            ".bmp",
            ".heic",
            ".heif",
            ".webp",
            ".avif",
            ".jfif",
            ".psd",
        ),
        PICTURE,
    ),
    **dict.fromkeys(
        (
            ".mp3",
            ".m4a",
            ".wav",
            ".ogg",
            ".flac",
            ".aac",
            ".wma",
            ".mp4",
            ".mov",
            ".avi",
            ".mkv",
            ".webm",
            ".wmv",
        ),
        SOUND,
    ),
    **dict.fromkeys((".srt", ".vtt"), "it holds subtitles; take their times away and save it as .txt"),
    **dict.fromkeys((".log", ".ini", ".cfg", ".conf", ".yaml", ".yml", ".toml", ".bib", ".nfo"), PLAIN),
    **dict.fromkeys((".adoc", ".asciidoc", ".org", ".textile", ".wiki", ".mediawiki"), MARKED),
    ".xml": "it is data of a program; export it from there as .html, .docx or .csv",
    ".ics": "it is a calendar; print it to .pdf from its program",
    ".vcf": "it is an address book; open it in its program and export it as .csv",
    **dict.fromkeys((".url", ".webloc", ".lnk", ".desktop"), LINK),
    ".gdoc": CLOUD.format(".docx"),
    ".gsheet": CLOUD.format(".xlsx"),
    ".gslides": CLOUD.format(".pptx"),
    ".emlx": SAVED.format("mail saved by Apple Mail", "Mail", ".eml"),
    **dict.fromkeys((".sxw", ".stw"), OLD.format("OpenOffice", "OpenOffice", ".odt")),
    **dict.fromkeys((".sxc", ".stc"), OLD.format("OpenOffice", "OpenOffice", ".ods")),
    **dict.fromkeys((".sxi", ".sti"), OLD.format("OpenOffice", "OpenOffice", ".odp")),
    ".odm": SAVED.format("master document", "LibreOffice", ".odt"),
    ".odf": SAVED.format("formula", "LibreOffice", ".pdf"),
    ".otg": SAVED.format("drawing", "LibreOffice", ".pdf"),
    **dict.fromkeys(
        (".wri", ".abw", ".hwp"), SAVED.format("text of another program", "LibreOffice", ".docx")
    ),
    **dict.fromkeys(
        (".dif", ".dbf", ".wk1", ".wks", ".123"), SAVED.format("sheet of cells", "LibreOffice", ".xlsx")
    ),
    **dict.fromkeys((".xps", ".oxps"), "it holds printed pages; open it in its viewer and print it to .pdf"),
    **dict.fromkeys((".fb2", ".lit", ".prc", ".pdb", ".azw4"), SAVED.format("book", "Calibre", ".epub")),
    **dict.fromkeys(
        (".cbz", ".cbr"), "it is a book of pictures; run character recognition on it and save it as .pdf"
    ),
    **dict.fromkeys((".svg", ".dwg", ".dxf", ".ai", ".eps", ".cdr", ".drawio"), DRAWING),
    ".mpp": SAVED.format("plan of Project", "Project", ".pdf"),
    **dict.fromkeys((".mdb", ".accdb", ".odb", ".sqlite", ".db"), DATABASE),
}
"""A sentence for each suffix: what it is, and what to do."""
