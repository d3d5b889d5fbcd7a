"""The keys of QR codes, and of sound and pictures in motion."""

from __future__ import annotations

from generator.deck.keys import Key, Kind, table
from generator.deck.option_keys import OPTIONS

QR = table(
    "qr", "a QR code",
    Key("text", Kind.TEXT, "The address or the text that is read from it.", "text: https://example.org/form",
        required=True, also=("address", "url", "link", "href", "value", "data", "adresse")),
    Key("label", Kind.TEXT, "The line under it; a short address stands there by itself, and nothing with `none`.",
        "label: The form", also=("title", "name", "heading")),
    *OPTIONS,
)  # fmt: skip
MEDIA = table(
    "media", "a recording",
    Key("file", Kind.WORD, "Its path from the deck's folder (MP4; MP3, M4A or WAV), or an address of the web.",
        "file: films/street.mp4", required=True,
        also=("path", "src", "url", "address", "source", "fichier", "href", "link")),
    Key("poster", Kind.PATH, "A picture that is shown until it plays; one is drawn when absent.",
        "poster: images/street.jpg", also=("image", "picture", "thumbnail", "cover", "affiche")),
    Key("alt", Kind.TEXT, "What it shows or lets hear, for those who cannot.", "alt: A street in the rain",
        also=("description", "title", "text")),
    Key("start", Kind.TIME, "Where it begins: seconds, or minutes and seconds.", 'start: "1:05"',
        also=("from", "begin")),
    Key("end", Kind.TIME, "Where it ends.", 'end: "2:30"', also=("to", "stop", "until")),
    Key("loop", Kind.BOOLEAN, "It begins anew when it is over.", "loop: true", also=("repeat",)),
    Key("muted", Kind.BOOLEAN, "Without its sound.", "muted: true", also=("mute", "silent")),
    Key("autoplay", Kind.BOOLEAN, "It plays when its slide is shown, without a click.", "autoplay: true",
        also=("auto", "play")),
    Key("controls", Kind.BOOLEAN, "`false`: the page shows no controls; a click plays and stops it.",
        "controls: false", also=("control",)),
    Key("captions", Kind.FILE, "A WebVTT file with what is said, shown over the pictures.",
        "captions: films/street.vtt", also=("subtitles", "vtt", "track", "sous_titres", "soustitres")),
    Key("transcript", Kind.PARAGRAPHS, "What is said in it, for the speaker notes.",
        "transcript: A woman speaks of her street.", also=("transcription", "script")),
    *OPTIONS,
)  # fmt: skip
PLAYED = (
    Key("qr", Kind.QR, "A QR code: an address or a text, or `text` and `label`.", "qr: https://example.org/form",
        also=("qrcode", "qr_code", "code_qr", "barcode")),
    Key("video", Kind.MEDIA, "A film: its path (MP4) or an address of the web, or `file`, `alt` and more.",
        "video:\n  file: films/street.mp4\n  alt: A street in the rain", also=("film", "movie", "clip", "youtube")),
    Key("audio", Kind.MEDIA, "Sound: its path (MP3, M4A, WAV) or an address of the web, or `file`, `alt` and more.",
        "audio:\n  file: sounds/street.mp3\n  alt: Rain", also=("sound", "son", "podcast", "music")),
)  # fmt: skip
"""What telephones and players know."""
