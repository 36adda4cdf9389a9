"""An invented town: who lives there, how they move in, how a year of theirs goes. Nobody in it exists."""
