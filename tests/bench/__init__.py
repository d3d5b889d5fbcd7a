"""``python -m tests.bench`` (``make bench``): CPU and memory of Diapo and of pandoc on the same slides."""
