"""Registers the tables of all families: for whoever must know every one, whoever else uses it."""

from __future__ import annotations

import importlib
import pkgutil

import storage

for _module in pkgutil.iter_modules(storage.__path__):
    if _module.name.endswith("tables"):
        importlib.import_module(f"storage.{_module.name}")
