"""One small package a channel, all with the same outline: decode what comes in, render and send what goes out."""
