"""Two hosts of their own, joined by an emulated link: rate, delay and drop-tail queue."""
