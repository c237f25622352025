"""codegen: codes of conduct and codes of ethics for public bodies, clause by clause."""

__version__ = "0.1.0"
