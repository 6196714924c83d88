terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
    postgresql = {
      source  = "cyrilgdn/postgresql"
      version = "~> 1.22"
    }
  }
}

provider "aws" {
  region = var.region
}

locals {
  common_tags = {
    team     = "platform"
    platform = "skyhaven"
  }

  # every database that the nightly job looks at
  databases = [
    "booking",
    "flights",
    "postgres_air",
    "loyalty",
  ]

  dsn = {
    booking      = "postgres://${module.booking.endpoint}/booking"
    postgres_air = "postgres://${module.postgres_air.endpoint}/postgres_air"
  }
}
