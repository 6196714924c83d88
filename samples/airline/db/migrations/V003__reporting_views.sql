CREATE SCHEMA IF NOT EXISTS reporting;

CREATE VIEW reporting.booking_totals AS
SELECT b.departure_date, count(*) AS bookings, sum(b.price) AS revenue
FROM booking.booking b
GROUP BY b.departure_date;

CREATE VIEW reporting.delayed_flights AS
SELECT f.flight_no, f.departure_airport, f.actual_departure - f.scheduled_departure AS delay
FROM "postgres_air"."flight" f
WHERE f.actual_departure > f.scheduled_departure + interval '15 minutes';

/* the loyalty team still compares with POSTGRES_AIR once a quarter */
CREATE FUNCTION reporting.refresh() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    REFRESH MATERIALIZED VIEW reporting.daily;
    PERFORM count(*) FROM postgres_air.flight;
END;
$$;
