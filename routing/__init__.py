"""Understands a message: script, language, municipality, topic, decision. Pure and synchronous; imports nothing of ours."""
