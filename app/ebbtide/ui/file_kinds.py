"""Which drawing stands for which kind of file."""

from __future__ import annotations

from ebbtide.core.jobs import Job, JobKind
from ebbtide.core.names import split_ending

_ENDINGS = {
    "archive": "zip 7z rar gz bz2 xz zst tar tgz txz deb rpm jar whl cab crate",
    "audio": "mp3 ogg oga opus flac wav m4a aac wma mid",
    "disk-image": "iso img dmg qcow2 vdi vmdk vhd vhdx raw",
    "document": "pdf txt md doc docx odt rtf xls xlsx ods csv ppt pptx odp epub html htm json xml",
    "image": "png jpg jpeg gif webp svg bmp tif tiff avif heic ico",
    "video": "mp4 mkv webm avi mov wmv m4v ts mpg mpeg ogv",
}
_KIND_OF_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}


def icon_name(job: Job) -> str:
    """Return the name of the icon for what a job moves; of one that sends, that it does."""
    if job.kind is not JobKind.DOWNLOAD:
        return "upload"
    if len(job.files) > 1:
        return "folder"
    name = job.files[0].target if job.files else job.name
    ending = split_ending(name)[1].rpartition(".")[2].lower()
    return _KIND_OF_ENDING.get(ending, "file")
