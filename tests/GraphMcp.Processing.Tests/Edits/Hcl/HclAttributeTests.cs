using static GraphMcp.Processing.Tests.Edits.Hcl.HclCase;

namespace GraphMcp.Processing.Tests.Edits.Hcl;

public sealed class HclAttributeTests
{
    [Fact]
    public void Propose_VariableFile_RemovesAttributesItemsAndElements() =>
        AssertEdited(
            """
            region = "eu"
            postgres_air_password = <<EOT
            secret
            EOT
            databases = ["orders", "postgres_air"]
            sizes = {
              orders       = 1
              postgres_air = 2 # the airline
            }
            url = "postgres://db/postgres_air"
            only = ["orders"]
            """,
            """
            region = "eu"
            databases = ["orders"]
            sizes = {
              orders       = 1
            }
            only = ["orders"]
            """
        );

    [Fact]
    public void Propose_Locals_RemovesTheAttributesAndAnEmptiedBlock() =>
        AssertEdited(
            """
            locals {
              postgres_air_url = "x"
            }

            locals {
              database = "postgres_air"
              level    = "info"
            }
            """,
            """
            locals {
              level    = "info"
            }
            """
        );

    [Fact]
    public void Propose_Variables_LoseDefaultAndDescription() =>
        AssertEdited(
            """
            variable "db_name" {
              description = "Name of the postgres_air database"
              type        = string
              default     = "postgres_air"
            }

            variable "databases" { default = ["postgres_air"] }
            """,
            """
            variable "db_name" {
              type        = string
            }

            variable "databases" { default = [] }
            """
        );

    [Fact]
    public void Propose_TagsAndEnvironment_LoseTheElement() =>
        AssertEdited(
            """
            resource "aws_lambda_function" "api" {
              environment {
                variables = {
                  POSTGRES_AIR_URL = "x"
                }
              }
              tags = { Database = "postgres_air", Team = "air" }
            }

            resource "aws_ecs_task_definition" "api" {
              container_definitions = jsonencode([
                {
                  name = "api"
                  environment = [
                    { name = "DATABASE_URL", value = "postgres://db/postgres_air" },
                    { name = "LEVEL", value = "info" },
                  ]
                  command = ["run", "--db", "postgres_air"]
                },
              ])
            }
            """,
            """
            resource "aws_lambda_function" "api" {
              tags = { Team = "air" }
            }

            resource "aws_ecs_task_definition" "api" {
              container_definitions = jsonencode([
                {
                  name = "api"
                  environment = [
                    { name = "LEVEL", value = "info" },
                  ]
                  command = ["run", "--db", "postgres_air"]
                },
              ])
            }
            """,
            "command-argument"
        );

    [Fact]
    public void Propose_ListOverLines_RemovesTheItemsLines() =>
        AssertEdited(
            """
            locals {
              databases = [
                "orders",
                # postgres_air
                "postgres_air",
                {
                  name = "postgres-air"
                  size = 1
                },
                "users"
              ]
              nested = merge(local.other, { postgres_air = 1 })
            }
            """,
            """
            locals {
              databases = [
                "orders",
                "users"
              ]
              nested = merge(local.other, {})
            }
            """
        );

    [Fact]
    public void Propose_ConnectionInLocals_RemovesTheWholeConnection() =>
        AssertEdited(
            """
            locals {
              connections = {
                orders = { host = "a", database = "orders" }
                main = { host = "a", database = "postgres_air" }
              }
            }
            """,
            """
            locals {
              connections = {
                orders = { host = "a", database = "orders" }
              }
            }
            """
        );
}
