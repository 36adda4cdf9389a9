"""An invented town to try the program on: its people, its papers, and a school year in full swing."""
