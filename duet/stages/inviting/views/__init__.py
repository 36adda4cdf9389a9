"""What we show of letting people in."""
