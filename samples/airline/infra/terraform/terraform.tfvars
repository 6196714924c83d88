region = "eu-central-1"

replicated_databases = ["booking", "postgres_air", "loyalty"]

postgres_air_snapshot_id = "rds:postgres-air-2026-03-01-04-10"
