"""Notices by e-mail for those who work at the desk: by SMTP, without a word of what residents wrote."""
