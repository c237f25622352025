"""LibreOffice as the people who fill in a form use it: it opens the file, types, and saves.

A Basic macro does the typing, since Debian's headless LibreOffice has no Python of its own.
"""

import shutil
import subprocess
from xml.sax.saxutils import escape

import pytest

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Typing"/>
</library:library>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing" script:language="StarBasic">{}</script:module>
"""
JOB = """
  doc = StarDesktop.loadComponentFromURL(ConvertToURL("{source}"), "_blank", 0, hidden())
  {work}
  doc.storeToURL(ConvertToURL("{target}"), saving())
  doc.close(True)
"""
BASIC = """
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  saving(0).Name = "FilterName" : saving(0).Value = "FILTER"
  JOBS
End Sub

Sub Command(doc, name)
  Dim none()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" & name, "", 0, none())
End Sub

Sub SeeChanges(doc, other)
  Dim which(1) As New com.sun.star.beans.PropertyValue
  which(0).Name = "URL" : which(0).Value = ConvertToURL(other)
  which(1).Name = "NoAcceptDialog" : which(1).Value = True
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:CompareDocuments", "", 0, which())
End Sub

Sub TypeWord(doc, mark, offset, words)
  anchor = doc.Bookmarks.getByName(mark).Anchor
  table = anchor.TextTable
  place = anchor.Cell.CellName
  cell = table.getCellByName(Chr(Asc(place) + offset) & Mid(place, 2))
  cursor = cell.createTextCursor()
  cursor.gotoStart(False)
  cursor.gotoEnd(True)
  cell.insertString(cursor, words, True)
End Sub

Sub TypeEverywhere(doc)
  number = 0
  For Each name In doc.TextTables.ElementNames
    table = doc.TextTables.getByName(name)
    For Each place In table.CellNames
      cell = table.getCellByName(place)
      If cell.String = "" Then
        number = number + 1
        cell.String = "Entry " & number
      ElseIf Left(cell.String, 1) = Chr(9744) Then
        cell.String = Chr(9746) & Mid(cell.String, 2)
      End If
    Next
  Next
End Sub

Sub TypeCell(doc, name, place, words, number)
  cell = doc.Sheets.getByName(name).getCellRangeByName(place)
  If number Then
    cell.Value = CDbl(words)
  Else
    cell.String = words
  End If
End Sub
"""


def in_writer(source, target, typed, *, tracked=False):
    """Fill in a Word file: *typed* are (bookmark, columns to its right, text)."""
    work = [f'TypeWord(doc, "{mark}", {offset}, {_text(text)})' for mark, offset, text in typed]
    track = "doc.RecordChanges = True" if tracked else ""
    _run(source, target, "MS Word 2007 XML", track, work)


def everywhere(source, target):
    """Write into each empty cell of a Word file, "Entry 1" and on, and tick the first box of each other."""
    _run(source, target, "MS Word 2007 XML", "", ["TypeEverywhere(doc)"])


def in_calc(source, target, typed):
    """Fill in a spreadsheet: *typed* are (sheet, cell, text or number)."""
    work = [
        f'TypeCell(doc, "{sheet}", "{cell}", {_text(str(value))}, '
        f"{'True' if isinstance(value, int | float) else 'False'})"
        for sheet, cell, value in typed
    ]
    _run(source, target, "Calc MS Excel 2007 XML", "", work)


def _text(text):
    """Return a text as Basic has it."""
    return " & Chr(10) & ".join('"' + line.replace('"', '""') + '"' for line in text.split("\n"))


def settled(jobs):
    """Accept or reject all tracked changes of Word files: *jobs* are (source, target, whether to accept)."""
    work = {
        (source, target): f'Command(doc, "{"Accept" if accept else "Reject"}AllTrackedChanges")'
        for source, target, accept in jobs
    }
    _all(work, "MS Word 2007 XML")


def compared(old, new, target):
    """Save the new file with what LibreOffice finds to have changed since the old one."""
    _all({(new, target): f'SeeChanges(doc, "{old}")'}, "MS Word 2007 XML")


def _run(source, target, filter_, track, work):
    _all({(source, target): "\n  ".join([track, *work])}, filter_)


def _all(jobs, filter_):
    """Do something to files, each saved under another name; one office does it all."""
    target = next(target for _, target in jobs)
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is absent: apt-get install libreoffice-writer libreoffice-calc")
    profile = target.parent / "office-profile"
    office = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
    basic = profile / "user/basic/Standard"
    if not basic.exists():  # the first start makes the profile, and would replace what is in it
        subprocess.run(
            [*office, "--terminate_after_init"], capture_output=True, check=True, timeout=180
        )
    told = (
        JOB.format(source=source, target=target, work=work)
        for (source, target), work in jobs.items()
    )
    code = BASIC.replace("FILTER", filter_).replace("JOBS", "".join(told))
    (basic / "script.xlb").write_text(LIBRARY)
    (basic / "Typing.xba").write_text(MODULE.format(escape(code)))
    macro = [*office, "macro:///Standard.Typing.Main"]
    subprocess.run(macro, capture_output=True, check=True, timeout=180)
    for _, made in jobs:
        assert made.exists(), f"LibreOffice did not save {made.name}"
