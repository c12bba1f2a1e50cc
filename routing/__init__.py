"""Understands a message: script, language, municipality, topic, decision. Pure; imports nothing of ours."""
