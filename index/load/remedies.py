"""What to do with files of formats that are not read, by their suffixes."""

OLD = "it is an old {} file; open it in {} or LibreOffice and save it as {}"
EXPORTED = "it is a {} document; open it in {} and export it as {}"
SAVED = "it is a {}; open it in {} and save it as {}"
PICTURE = "it is a picture; run character recognition on it and save it as .pdf"
PACKED = "it is an archive; unpack it and index what is in it"
SOUND = "it is a recording; write down what is said in it"

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
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz"), PACKED),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".heic", ".webp"), PICTURE),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".mp4", ".mov"), SOUND),
}
"""A sentence for each suffix: what it is, and what to do."""
