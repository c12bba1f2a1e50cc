"""Questions handed to the office: references, states, the thread."""
