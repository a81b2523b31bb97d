"""The outside world behind kernel.ports: messages, files, scanning."""
