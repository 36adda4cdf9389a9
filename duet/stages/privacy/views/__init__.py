"""What we show of the keeping of personal data."""
