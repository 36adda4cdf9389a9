"""What we show."""
