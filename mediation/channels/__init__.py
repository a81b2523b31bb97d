"""The wall: compartments of a dispute, who may open them, and what lies in the private ones."""
