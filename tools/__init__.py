"""What maintainers run by hand or once a week."""
