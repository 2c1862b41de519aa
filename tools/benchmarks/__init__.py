"""What the extension costs: ``make bench``."""
