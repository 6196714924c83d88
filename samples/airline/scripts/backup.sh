#!/usr/bin/env bash
# Dumps every database into the bucket.
set -euo pipefail

bucket="${BACKUP_BUCKET:-skyhaven-backups}"

dump() {
  local database="$1"
  pg_dump --format=custom --dbname="$database" | aws s3 cp - "s3://$bucket/$database.dump"
}

dump booking
dump flights
dump postgres_air

pg_dump \
  --host=postgres-air \
  --schema-only \
  --dbname=postgres_air \
  --file=/tmp/air-schema.sql

echo "backup finished"
