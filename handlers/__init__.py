"""What the bot answers: one module a capability; knows no channel and opens nothing."""
