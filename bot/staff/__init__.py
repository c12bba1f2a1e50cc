"""The staff group in Telegram: a forum topic for each ticket, where officers with an account read and answer."""

VIA = "telegram-staff"
"""How events of tickets name what was done in the group."""
