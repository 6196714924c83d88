from fastapi import APIRouter

from .db import connect

router = APIRouter()


@router.get("/flights/{number}")
def flight(number: str):
    # postgres_air had this as flight_no
    with connect("flights") as connection:
        return connection.execute("select * from flight where number = %s", (number,)).fetchone()
