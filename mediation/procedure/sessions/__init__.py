"""Sessions arranged: hours that are free, notice in time, who is invited, put off, missed, reminded of."""
