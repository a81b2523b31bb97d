"""Runs the tests lane by lane, so that one command tells what passed and what this machine could not run."""
