"""Tables of contact points as people keep them: read with suspicion, written so that they come back unchanged."""
