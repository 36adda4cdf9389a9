"""Small words of foreign surnames; they stay in every case: «фон Бюлова», «ван дер Вельде»."""

from .words import listed

PARTICLES = listed("ван фон дер ден де ди да дю ла ле дель дос аль эль ибн бен бин тер ап мак и цу")
