module "booking" {
  source         = "./modules/database"
  name           = "booking"
  engine_version = "16.3"
  instance_class = "db.r6g.large"
  tags           = local.common_tags
}

module "flights" {
  source         = "./modules/database"
  name           = "flights"
  engine_version = "16.3"
  instance_class = "db.r6g.xlarge"
  tags           = local.common_tags
}

# Flights and bookings as they were before the split.
module "postgres_air" {
  source         = "./modules/database"
  name           = "postgres_air"
  engine_version = "12.19"
  instance_class = "db.r5.2xlarge"
  tags = merge(local.common_tags, {
    lifecycle = "retiring"
  })
}

resource "postgresql_database" "postgres_air" {
  name              = "postgres_air"
  owner             = "air_owner"
  connection_limit  = -1
  allow_connections = true
}

resource "postgresql_role" "air_reader" {
  name     = "air_reader"
  login    = true
  password = var.air_reader_password
}

resource "postgresql_grant" "air_reader" {
  database    = postgresql_database.postgres_air.name
  role        = postgresql_role.air_reader.name
  schema      = "public"
  object_type = "table"
  privileges  = ["SELECT"]
}

resource "postgresql_database" "sandbox" {
  name  = "postgres_air_2"
  owner = "data_team"
}
