BEGIN;

CREATE ROLE air_reader LOGIN;
GRANT CONNECT ON DATABASE booking TO booking_app;
GRANT CONNECT ON DATABASE postgres_air TO air_reader;
GRANT USAGE ON SCHEMA postgres_air TO air_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA postgres_air TO air_reader;
ALTER ROLE booking_app SET search_path = booking, public;
ALTER ROLE air_reader SET search_path = postgres_air, public;

COMMIT;
