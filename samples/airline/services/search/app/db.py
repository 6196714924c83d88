"""Connections of the search service."""

import os

import psycopg

DATABASES = ("flights", "postgres_air")
POSTGRES_AIR_URL = os.environ.get("POSTGRES_AIR_URL", "postgresql://postgres-air/postgres_air")


def connect(name: str) -> psycopg.Connection:
    if name == "flights":
        return psycopg.connect(os.environ["FLIGHTS_DB_URL"])
    return psycopg.connect(POSTGRES_AIR_URL)
