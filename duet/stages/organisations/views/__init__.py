"""What we show: people, organisations below, the card, invitations, the first run, the profile."""
