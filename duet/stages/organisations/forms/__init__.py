"""What we accept about organisations, people and their first log-in."""
