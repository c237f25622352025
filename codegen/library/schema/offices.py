"""What the file of offices, categories and bonds may hold."""

from __future__ import annotations

from codegen.library.schema.entry import Entry, Line, Office, Slug


class OfficeEntry(Entry):
    """An office: how people are bound; without ``own_code`` no code of an organisation reaches them."""

    title: Line
    noun: Line
    own_code: bool = True
    categories: list[Slug]


class CategoryEntry(Entry):
    """A category of people."""

    title: Line
    text: Line


class BondEntry(Entry):
    """What binds a category of people to the body."""

    text: Line


class OfficesFile(Entry):
    """``clauses/offices.yaml``."""

    offices: dict[Office, OfficeEntry]
    categories: dict[Slug, CategoryEntry]
    bonds: dict[Slug, BondEntry]
