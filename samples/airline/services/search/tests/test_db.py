from app import db


def test_databases():
    assert "flights" in db.DATABASES
    assert "postgres_air_2" not in db.DATABASES
