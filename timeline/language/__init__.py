"""Sentences, words, parse and names, behind one small door: `analyse`."""

from __future__ import annotations

from .analysis import analyse
from .tokens import Analysis, Level, Name, Sentence, Token

__all__ = ["Analysis", "Level", "Name", "Sentence", "Token", "analyse"]
