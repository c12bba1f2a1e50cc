"""The web chat on the landing page.

Its platform is our own store: a reply has reached the resident's talk once its outbox row is committed, and open pages
only have to be told to look. What comes in is decoded in `inbound`, what goes out is laid out in `outbound`.
"""
