"""Containers: gzip, zip and WARC files, read in place and never unpacked to disk.

"crawl.warc.gz" → a page a response record, dated no later than its WARC-Date; "export.zip" →
its files in order of name, unless one would expand beyond all measure.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from timeline.model import Skipped
from timeline.sources import readers
from timeline.sources.dates import moment
from timeline.sources.draft import Draft, ExpandsTooFarError, Material
from timeline.sources.inflating import GROWTH, HARMLESS, Gunzipped, Measured
from timeline.sources.walk import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.sources.draft import Drafts, Fields
    from timeline.sources.manifest import Manifest

#: How many containers may lie in each other.
DEPTH = 4
#: An archive inside another is copied: in memory up to this many bytes, else in a temporary file.
IN_MEMORY = 20_000_000


def unzipped(material: Material, fields: Fields) -> Drafts:
    """Yield the articles of a gzip file; what can be read of a truncated one is."""
    yield from _inner(
        replace(material, path=material.path.removesuffix(".gz"), depth=material.depth + 1),
        lambda: cast("BinaryIO", Gunzipped(material.open())),
        material.size or 0,
        fields,
        material.path,
    )


def _inner(
    material: Material,
    open_: Callable[[], BinaryIO],
    compressed: int,
    fields: Fields,
    path: str,
) -> Drafts:
    """Yield what a compressed file holds, as far as it can be read and is not a bomb."""
    opened: list[Measured] = []

    def measured() -> BinaryIO:
        opened.append(Measured(open_(), compressed))
        return io.BufferedReader(opened[-1])

    if material.depth > DEPTH:
        reason = f"lies in more than {DEPTH} archives; unpack the outer ones"
        yield Skipped(path=path, reason=reason)
        return
    try:
        for item in readers.read(replace(material, open=measured), fields):
            if not (isinstance(item, Skipped) and any(stream.damage for stream in opened)):
                yield item
    except ExpandsTooFarError:
        reason = (
            f"expands to more than {GROWTH} times its size, as a zip bomb does, and was left; "
            "unpack it yourself if you trust it"
        )
        yield Skipped(path=path, reason=reason)
    damage = next((stream.damage for stream in opened if stream.damage), "")
    if damage:
        reason = f"is truncated or damaged ({damage}); what stands before was read; fetch it again"
        yield Skipped(path=path, reason=reason)


def members(material: Material, fields: Fields) -> Drafts:
    """Yield the articles of all files in a zip archive, in order of name.

    A manifest in it states what it does of the files below its folder.
    """
    with _seekable(material) as stream:
        try:
            archive = zipfile.ZipFile(stream)
            listed = sorted(archive.infolist(), key=lambda info: info.filename)
        except (zipfile.BadZipFile, ValueError) as error:
            reason = f"is a damaged zip archive ({error}); fetch it again"
            yield Skipped(path=material.path, reason=reason)
            return
        listed = [i for i in listed if not i.is_dir() and not _is_hidden(i.filename)]
        manifests = _manifests(material.path, archive, listed)
        for found in manifests.values():
            yield from found.troubles
        for info in listed:
            path = PurePosixPath(material.path, info.filename)
            if path not in manifests:
                stated = next((manifests[at] for at in _above(path) if at in manifests), None)
                for item in _member(material, archive, info, fields):
                    if stated is not None and isinstance(item, Draft):
                        yield stated.apply(item, Path(path))
                    else:
                        yield item


def _above(path: PurePosixPath) -> Iterator[PurePosixPath]:
    """Yield where a file's manifest may be, the nearest first."""
    return (folder / MANIFEST for folder in path.parents)


def _manifests(
    outer: str, archive: zipfile.ZipFile, listed: Sequence[zipfile.ZipInfo]
) -> dict[PurePosixPath, Manifest]:
    """Return the manifests in an archive that can be read, by their paths."""
    from timeline.sources import manifest  # noqa: PLC0415 - few archives have one

    there = {Path(outer, info.filename).absolute() for info in listed}
    found: dict[PurePosixPath, Manifest] = {}
    for info in listed:
        path = PurePosixPath(outer, info.filename)
        if path.name == MANIFEST and not _refusal(info) and info.file_size <= LARGEST_MANIFEST:
            try:
                raw = archive.read(info)
            except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
                continue
            found[path] = manifest.of(Path(path), raw, there.__contains__)
    return found


#: A manifest of more bytes than this is a table of articles.
LARGEST_MANIFEST = 50_000_000


def _seekable(material: Material) -> BinaryIO:
    """Open a material so that it can be read from its end, as zip archives are."""
    stream = material.open()
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
    with stream:
        shutil.copyfileobj(stream, copy)
    copy.seek(0)
    return cast("BinaryIO", copy)


def office(material: Material, fields: Fields) -> Drafts:
    """Yield what a zip of another name holds: Word by its content, else its files."""
    with _seekable(material) as stream:
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
    yield from _inner(
        replace(material, path=path, size=info.file_size, depth=material.depth + 1),
        lambda: _opened(archive, info),
        info.compress_size,
        fields,
        path,
    )


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    try:
        return cast("BinaryIO", archive.open(info))
    except (NotImplementedError, RuntimeError, zipfile.BadZipFile) as error:
        message = f"cannot be unpacked: {error}"
        raise OSError(message) from error


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
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only archives need it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - the same

    number = found = 0
    with material.open() as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream), start=1):
                if _is_page(record):
                    found += 1
                    yield _page(f"{material.path}:{number}", record)
        except (ArchiveLoadFailed, AttributeError, ValueError) as error:  # what warcio raises
            reason = f"is damaged after record {number} ({_first_line(error)}); fetch it again"
            yield Skipped(path=material.path, reason=reason)
            return
    if found == 0:
        yield Skipped(path=material.path, reason="holds no web page; check the archive")


def _is_page(record: Any) -> bool:  # noqa: ANN401 - a record of warcio
    if record.rec_type not in ("response", "resource"):
        return False
    http = record.http_headers
    kind = (http.get_header("Content-Type") if http else record.content_type) or "text/html"
    return "html" in kind.lower() and (http is None or http.get_statuscode() in ("200", ""))


def _page(path: str, record: Any) -> Draft | Skipped:  # noqa: ANN401 - a record of warcio
    from timeline.sources import pages  # noqa: PLC0415 - only archives of pages need it

    stated = record.rec_headers.get_header
    taken = moment(stated("WARC-Date") or "")
    raw = record.content_stream().read(PAGE)
    address = (stated("WARC-Target-URI") or "").strip("<>")
    try:
        return pages.draft(path, raw, url=address, archived=taken.interval if taken else None)
    except Exception as error:  # noqa: BLE001 - a page that breaks a library never stops the rest
        return readers.broken(path, error)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), "")


#: A page longer than this many bytes is cut: its article stands before.
PAGE = 16_000_000
