#!/bin/sh
# usage: restore.sh DATABASE FILE
set -eu

database="${1:?database}"
file="${2:?file}"

if [ "$database" = "postgres_air" ]; then
  echo "postgres_air is retired: nothing is restored into it" >&2
  exit 2
fi

pg_restore --clean --if-exists --dbname="$database" "$file"
