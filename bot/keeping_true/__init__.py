"""Keeping the directory true: letters to offices, the page they lead to, the editors' weekly digest, websites."""
