#!/usr/bin/env bash
set -uo pipefail

export PGCONNECT_TIMEOUT=5
export POSTGRES_AIR_HOST=postgres-air

failed=0
for database in booking flights postgres_air; do
  pg_isready --dbname="$database" --quiet || failed=1
done

psql -h postgres-air -d postgres_air -Atc 'select 1' > /dev/null && echo "air answers"
exit "$failed"
