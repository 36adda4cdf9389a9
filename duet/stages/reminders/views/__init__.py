"""What we show: reminders of today, letters, numbers of the organisation."""
