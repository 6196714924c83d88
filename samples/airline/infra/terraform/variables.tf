variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "air_reader_password" {
  type      = string
  sensitive = true
}

variable "postgres_air_snapshot_id" {
  description = "Snapshot from which postgres_air is restored in staging."
  type        = string
  default     = null
}

variable "replicated_databases" {
  description = "Databases that are copied to the analytics account."
  type        = list(string)
}
