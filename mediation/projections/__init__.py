"""What a page or feed shows, built for its viewer as frozen objects."""
