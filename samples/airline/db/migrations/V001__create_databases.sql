-- Run once per cluster by a superuser.
CREATE DATABASE booking OWNER booking_owner;
CREATE DATABASE flights OWNER flights_owner;
CREATE DATABASE postgres_air
    OWNER air_owner
    ENCODING 'UTF8'
    CONNECTION LIMIT 200;
CREATE DATABASE postgres_air_2 OWNER data_team;

COMMENT ON DATABASE booking IS 'Reservations and payments';
COMMENT ON DATABASE postgres_air IS 'Flights and bookings before the split; see the runbook';
