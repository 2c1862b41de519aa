"""What is in the wheel; run by ``nox -s package``."""
