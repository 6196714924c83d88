resource "aws_db_instance" "this" {
  identifier          = replace(var.name, "_", "-")
  db_name             = var.name
  engine              = "postgres"
  engine_version      = var.engine_version
  instance_class      = var.instance_class
  allocated_storage   = 200
  storage_encrypted   = true
  deletion_protection = true
  skip_final_snapshot = false
  username            = "root_user"

  manage_master_user_password = true

  tags = var.tags
}
