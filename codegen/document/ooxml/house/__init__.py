"""House styles: an organisation's own Word file as the base of our documents."""

from codegen.document.ooxml.house.dressing import House, dress

__all__ = ["House", "dress"]
