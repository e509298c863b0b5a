"""Containers: gzip, zip and WARC files, read in place and never unpacked to disk.

"crawl.warc.gz" → a page a response record, dated no later than its WARC-Date; "export.zip" → its files
in order of name, unless one would expand beyond all measure.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from timeline.model import Skipped
from timeline.sources import readers
from timeline.sources.dates import moment
from timeline.sources.draft import Material

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from timeline.sources.draft import Drafts, Fields

#: Text shrinks to a fifth or a tenth; what grows more than this was made to grow.
GROWTH = 200
#: ... unless it stays so small that it does not matter.
HARMLESS = 50_000_000
#: How many containers may lie in each other.
DEPTH = 4


class ExpandsTooFarError(OSError):
    """A compressed file that grows beyond all measure."""


class _Measured(io.RawIOBase):
    """A stream that stops where it has grown beyond what its compressed size allows."""

    def __init__(self, stream: BinaryIO | gzip.GzipFile, compressed: int) -> None:
        """Measure what is read of ``stream`` against its compressed size."""
        super().__init__()
        self.stream = stream
        self.left = max(HARMLESS, GROWTH * compressed)

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into the buffer; raise ``ExpandsTooFarError`` beyond the measure."""
        view = memoryview(buffer).cast("B")
        data = self.stream.read(len(view))
        self.left -= len(data)
        if self.left < 0:
            message = "expands beyond all measure"
            raise ExpandsTooFarError(message)
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream below too."""
        self.stream.close()
        super().close()


def unzipped(material: Material, fields: Fields) -> Drafts:
    """Yield the articles of a gzip file; what can be read of a truncated one is."""
    inner = replace(
        material,
        path=material.path.removesuffix(".gz"),
        open=lambda: io.BufferedReader(
            _Measured(gzip.GzipFile(fileobj=material.open()), material.size or 0)
        ),
        depth=material.depth + 1,
    )
    yield from _guarded(material.path, readers.read(inner, fields), material.depth)


def _guarded(path: str, drafts: Drafts, depth: int) -> Drafts:
    if depth >= DEPTH:
        reason = f"lies in more than {DEPTH} archives; unpack the outer ones"
        yield Skipped(path=path, reason=reason)
        return
    try:
        yield from drafts
    except ExpandsTooFarError:
        reason = (
            f"expands to more than {GROWTH} times its size, as a zip bomb does, and was left; "
            "unpack it yourself if you trust it"
        )
        yield Skipped(path=path, reason=reason)
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        reason = f"is truncated or damaged ({error}); what stands before was read; fetch it again"
        yield Skipped(path=path, reason=reason)


def members(material: Material, fields: Fields) -> Drafts:
    """Yield the articles of all files in a zip archive, in order of name."""
    with material.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
            listed = sorted(archive.infolist(), key=lambda info: info.filename)
        except (zipfile.BadZipFile, ValueError) as error:
            reason = f"is a damaged zip archive ({error}); fetch it again"
            yield Skipped(path=material.path, reason=reason)
            return
        for info in listed:
            if not info.is_dir() and not _is_hidden(info.filename):
                yield from _member(material, archive, info, fields)


def office(material: Material, fields: Fields) -> Drafts:
    """Yield what a zip of another name holds: Word by its content, else its files."""
    with material.open() as stream:
        try:
            names = set(zipfile.ZipFile(stream).namelist())
        except zipfile.BadZipFile:
            names = set()
    if "word/document.xml" in names:
        from timeline.sources import documents  # noqa: PLC0415 - only Word files need it

        yield from documents.word(material, fields)
    elif "[Content_Types].xml" in names or "mimetype" in names:
        reason = "is an office or e-book file that is not read; save it as .docx, .pdf or .txt"
        yield Skipped(path=material.path, reason=reason)
    else:
        yield from members(material, fields)


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(p.startswith(".") and p not in (".", "..") for p in parts)


def _member(
    material: Material, archive: zipfile.ZipFile, info: zipfile.ZipInfo, fields: Fields
) -> Drafts:
    path = f"{material.path}/{info.filename}"
    refusal = _refusal(info)
    if refusal:
        yield Skipped(path=path, reason=refusal)
        return
    inner = Material(
        path=path,
        open=lambda: io.BufferedReader(_Measured(_opened(archive, info), info.compress_size)),
        size=info.file_size,
        depth=material.depth + 1,
    )
    yield from _guarded(path, readers.read(inner, fields), material.depth)


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    try:
        return archive.open(info)  # type: ignore[return-value]  # IO[bytes] that can do all of it
    except (NotImplementedError, RuntimeError) as error:
        raise zipfile.BadZipFile(str(error)) from error


def _refusal(info: zipfile.ZipInfo) -> str:
    if ".." in PurePosixPath(info.filename).parts or info.filename.startswith(("/", "\\")):
        return "its name leads out of the archive; pack the archive anew"
    if info.flag_bits & 0x1:
        return "is protected by a password; unpack it with the password and give the files"
    if info.file_size > max(HARMLESS, GROWTH * max(1, info.compress_size)):
        return (
            f"would expand to {info.file_size:,} bytes from {info.compress_size:,}, as a zip bomb "
            "does; unpack it yourself if you trust it"
        )
    return ""


def warc(material: Material, _: Fields) -> Drafts:
    """Yield the pages of a web archive; nothing in it can be published after it was taken."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only archives need it

    from timeline.sources import pages  # noqa: PLC0415 - the same

    with material.open() as stream:
        records = ArchiveIterator(
            stream, record_types=WarcRecordType.response | WarcRecordType.resource, parse_http=True
        )
        number = 0
        for record in records:
            number += 1
            kind = (record.http_content_type or "text/html").lower()
            status = record.http_headers.status_code if record.http_headers else 200
            if "html" not in kind or status not in (200, None):
                continue
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            taken = moment(record.headers.get("WARC-Date") or "")
            raw = record.reader.read(readers.LONGEST * 8)
            yield pages.draft(
                f"{material.path}:{number}",
                raw,
                url=url,
                archived=taken.interval if taken else None,
            )
        if number == 0:
            yield Skipped(path=material.path, reason="holds no page; check the archive")
