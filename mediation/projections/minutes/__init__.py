"""Minutes for their readers: the draft for its mediators, the fixed text for all who may read the file."""
