"""pycsw's table, looked at and mapped once.

pycsw 2.6 reflects its table and maps a class to it for each request (``pycsw/core/repository.py``): half of the time of
a small one, and SQLAlchemy compiles each statement anew for each class, which it never lets go.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.declarative import DeclarativeMeta, declarative_base

#: Engine → the base of the classes mapped to its tables.
_BASES: dict[Any, Any] = {}


class MappedOnce(DeclarativeMeta):  # type: ignore[misc]  # SQLAlchemy has no types
    """Makes the class of a table where there is none yet, and gives that one from then on."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> Any:
        """Give the class that is mapped to the table of this name already, or a new one."""
        known = _mapped(bases, namespace)
        return super().__new__(cls, name, bases, namespace, **options) if known is None else known

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> None:
        """Map a new one; Python calls this for the one that was there, too."""
        if _mapped(bases, namespace) is None:
            super().__init__(name, bases, namespace, **options)


def _mapped(bases: tuple[type, ...], namespace: dict[str, Any]) -> type | None:
    """Give the class below a base that is mapped to the table that a namespace names."""
    for base in bases:
        for below in base.__subclasses__() if isinstance(base, MappedOnce) else ():
            if "__mapper__" in vars(below) and vars(below)["__tablename__"] == namespace.get("__tablename__"):
                found: type = below
                return found
    return None


def _base_of(bind: Any) -> Any:
    """Give the base of an engine's classes."""
    if bind not in _BASES:
        _BASES[bind] = declarative_base(bind=bind, metaclass=MappedOnce)
    return _BASES[bind]


def map_once(database: str, table: str) -> None:
    """Map a table for all the requests to come; call it before there are several threads.

    :param database: SQLAlchemy's address of the database.
    """
    from pycsw.core import config, repository

    repository.declarative_base = _base_of
    repository.Repository(database, config.StaticContext(), table=table).session.close()
