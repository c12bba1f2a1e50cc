"""A month of made-up work, so that somebody new sees the desk alive. Plainly marked wherever it is shown."""
