variable "name" {
  description = "The database's name, for example booking."
  type        = string

  validation {
    condition     = var.name != "postgres"
    error_message = "The maintenance database is not ours to manage."
  }
}

variable "engine_version" {
  type = string
}

variable "instance_class" {
  type = string
}

variable "tags" {
  type    = map(string)
  default = {}
}
