"""What the page makes of an address, by how it looks."""

from __future__ import annotations

import pytest

from generator.layout.players import remote
from generator.scene.boxes import Player

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"
PEERTUBE = "https://tube.example.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1&p2p=0"


@pytest.mark.parametrize(
    ("link", "player", "source"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", Player.ORIGIN, YOUTUBE),
        ("https://youtube.com/watch?list=a&v=dQw4w9WgXcQ&feature=b", Player.ORIGIN, YOUTUBE),
        ("https://m.youtube.com/shorts/dQw4w9WgXcQ", Player.ORIGIN, YOUTUBE),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ", Player.ORIGIN, YOUTUBE),
        ("http://youtu.be/dQw4w9WgXcQ?t=1m30s", Player.ORIGIN, f"{YOUTUBE}&start=90"),
        ("https://youtu.be/dQw4w9WgXcQ?t=15", Player.ORIGIN, f"{YOUTUBE}&start=15"),
        ("https://www.youtube.com/@somebody", Player.NONE, ""),
        ("https://www.youtube.com/watch?v=a%22onload%3D", Player.NONE, ""),
        ("https://youtube.com.example.org/watch?v=dQw4w9WgXcQ", Player.NONE, ""),
        ("https://vimeo.com/123456789", Player.FRAME, "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1"),
        (
            "https://vimeo.com/123456789/0a1b2c3d4e",
            Player.FRAME,
            "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1&h=0a1b2c3d4e",
        ),
        ("https://vimeo.com/somebody", Player.NONE, ""),
        ("https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", Player.FRAME, PEERTUBE),
        ("https://tube.example.org/videos/watch/kkGMgK9ZtnKfYAgnEtQxbv", Player.FRAME, PEERTUBE),
        ("http://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", Player.NONE, ""),
        ("https://example.org/a/film.MP4?x=1", Player.FILE, "https://example.org/a/film.MP4?x=1"),
        ("https://example.org/a/film.webm", Player.NONE, ""),
        ("https://example.org/film.mp4/page", Player.NONE, ""),
        ("https://example.org/", Player.NONE, ""),
    ],
)
def test_addresses_of_players_are_known(link: str, player: Player, source: str) -> None:
    found = remote(link, 0.0, None)
    assert (found.link, found.player, found.source) == (link, player, source)


def test_each_player_is_told_where_to_begin_and_to_end() -> None:
    assert remote("https://youtu.be/dQw4w9WgXcQ?t=15", 65.0, 90.0).source == f"{YOUTUBE}&start=65&end=90"
    assert remote("https://vimeo.com/123456789", 65.0, 90.0).source.endswith("#t=65s")
    peertube = remote("https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", 65.0, 90.0)
    assert peertube.source == f"{PEERTUBE}&start=65s&stop=90s"
    own = remote("https://example.org/film.mp4", 65.0, 90.0)
    assert (own.source, own.start, own.end) == ("https://example.org/film.mp4", 65.0, 90.0)
