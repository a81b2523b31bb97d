"""What happens by itself as time passes: reminders, messages leaving, drafts lapsing."""
