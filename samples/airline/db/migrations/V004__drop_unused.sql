DROP INDEX IF EXISTS booking.booking_created_idx;
DROP TABLE IF EXISTS postgres_air.boarding_pass_archive;
DELETE FROM booking.outbox WHERE created_at < now() - interval '90 days';
