-- März-Auswertung
SELECT count(*) FROM booking.booking;
SELECT count(*) FROM postgres_air.flight;
SELECT now();
