"""What is done for other tools, where they are there. Each module is loaded beside its tool only."""
