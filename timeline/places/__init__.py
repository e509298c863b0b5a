"""Gazetteer and toponym resolution."""
