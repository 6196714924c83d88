#!/usr/bin/env bash
set -euo pipefail

database="${1:?database}"

case "$database" in
  booking) url="$BOOKING_DB_URL" ;;
  flights) url="$FLIGHTS_DB_URL" ;;
  postgres_air) url="$POSTGRES_AIR_URL" ;;
  *) echo "unknown database: $database" >&2; exit 2 ;;
esac

for file in db/migrations/V*.sql; do
  psql "$url" --single-transaction --set ON_ERROR_STOP=1 --file "$file"
done
