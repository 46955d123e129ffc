"""fascia: a private self-care diary for knots, stiffness and pain."""

__version__ = "0.1.0"
