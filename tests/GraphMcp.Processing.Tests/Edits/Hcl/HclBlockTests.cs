using static GraphMcp.Processing.Tests.Edits.Hcl.HclCase;

namespace GraphMcp.Processing.Tests.Edits.Hcl;

public sealed class HclBlockTests
{
    [Fact]
    public void Propose_LabelNamesTheDatabase_RemovesBlockWithAttachedComments() =>
        AssertEdited(
            """
            # Databases

            # The airline, read only.
            resource "aws_db_instance" "postgres_air" {
              engine = "postgres"

              tags = {
                a = 1
              }
            }

            // The orders
            resource "aws_db_instance" "orders" {
              engine = "postgres"
            }
            """,
            """
            # Databases

            // The orders
            resource "aws_db_instance" "orders" {
              engine = "postgres"
            }
            """
        );

    [Fact]
    public void Propose_CommentAboveSeveralBlocks_GoesOnlyFromWhereItNamesTheDatabase() =>
        AssertEdited(
            """
            # --- Databases ---
            resource "aws_db_instance" "postgres_air" {
            }

            # All of them are small.
            # postgres_air: the airline
            # (read only)
            variable "postgres_air_password" {}
            variable "orders_password" {}
            """,
            """
            # --- Databases ---

            # All of them are small.
            variable "orders_password" {}
            """
        );

    [Fact]
    public void Propose_LastBlockOfFile_LeavesNoBlankLineAtTheEnd() =>
        AssertEdited(
            """
            locals {
              a = 1
            }

            variable "postgres_air_password" {
              type = string
            }
            """,
            """
            locals {
              a = 1
            }
            """
        );

    [Fact]
    public void Propose_OnlyBlock_EmptiesTheFile() =>
        AssertEdited(
            """
            variable "postgres_air_password" {
            }
            """,
            ""
        );

    [Theory]
    [InlineData("resource \"aws_db_instance\" \"main\" { db_name = \"postgres_air\" }")]
    [InlineData("resource \"aws_rds_cluster\" \"main\" { cluster_identifier = \"postgres-air-prod\" }")]
    [InlineData("resource \"postgresql_database\" \"main\" { name = \"postgres_air\" }")]
    [InlineData("resource \"postgresql_grant\" \"main\" { database = \"postgres_air\" }")]
    [InlineData("resource \"aws_secretsmanager_secret\" \"main\" { name = \"postgres_air\" }")]
    [InlineData("data \"aws_db_instance\" \"main\" { db_instance_identifier = \"postgres-air\" }")]
    public void Propose_IdentifyingAttributeIsTheDatabase_RemovesTheBlock(string block) => AssertEdited("a = 1\n" + block, "a = 1");

    [Fact]
    public void Propose_ModuleForDatabases_RemovesItAndItsOutputs() =>
        AssertEdited(
            """
            module "airline" {
              source  = "./modules/database"
              db_name = "postgres_air"
            }

            output "airline_endpoint" {
              value = module.airline.endpoint
            }

            output "other" {
              value = module.other.endpoint
            }
            """,
            """
            output "other" {
              value = module.other.endpoint
            }
            """
        );

    [Theory]
    [InlineData("resource \"aws_ecs_service\" \"api\" { name = \"postgres-air-api\" }", "identity-in-use")]
    [InlineData("module \"api\" { database_name = \"postgres_air\" }", "required-entry")]
    [InlineData("resource \"acme_app\" \"api\" { connection_string = \"postgres://db/postgres_air\" }", "required-entry")]
    [InlineData("provider \"postgresql\" { database = \"postgres_air\" }", "required-entry")]
    [InlineData("resource \"x\" \"y\" { count = var.name == \"postgres_air\" ? 1 : 0 }", "condition")]
    [InlineData("resource \"x\" \"y\" { for_each = toset([\"orders\", \"postgres_air\"]) }", "count-or-for-each")]
    [InlineData("resource \"x\" \"y\" { title = \"the postgres_air database\" }", "part-of-a-string")]
    [InlineData("resource \"x\" \"y\" { title = \"${var.env}-postgres_air\" }", "part-of-a-string")]
    [InlineData("resource \"x\" \"y\" { title = format(\"%s\", \"postgres_air\") }", "no-safe-edit")]
    [InlineData("resource \"x\" \"y\" { list = [for d in [\"postgres_air\"] : d] }", "no-safe-edit")]
    [InlineData("resource \"x\" \"y\" { records = [\"postgres-air.internal\"] }", "only-item-of-required-list")]
    [InlineData("resource \"x\" \"y\" { command = [\"psql\", \"postgres_air\"] }", "command-argument")]
    [InlineData("resource \"x\" \"y\" { a = [\"-d\", \"postgres_air\"] }", "command-argument")]
    [InlineData("removed { from = aws_db_instance.postgres_air }", "state-operation")]
    [InlineData("a = \"postgres_air", "does-not-parse")]
    public void Propose_NoSafeEdit_IsLeftWithItsReason(string text, string code) => AssertLeft(text, code);

    [Fact]
    public void Propose_HeredocWithTheName_IsLeft() =>
        AssertLeft(
            """
            resource "x" "y" {
              user_data = <<-EOT
                #!/bin/sh
                psql postgres_air $${HOME} ${var.x}
              EOT
            }
            """,
            "inside-heredoc"
        );

    [Fact]
    public void Propose_NestedBlocksOfSettings_RemovesTheNestedBlock() =>
        AssertEdited(
            """
            resource "kubernetes_deployment" "api" {
              spec {
                container {
                  env {
                    name  = "POSTGRES_AIR_URL"
                    value = "x"
                  }
                  env {
                    name = "DB_PASSWORD"
                    value_from {
                      secret_key_ref {
                        name = "postgres-air-credentials"
                        key  = "password"
                      }
                    }
                  }
                  env {
                    name  = "LEVEL"
                    value = "info"
                  }
                }
              }
            }

            resource "helm_release" "api" {
              set {
                name  = "database"
                value = "postgres_air"
              }
            }
            """,
            """
            resource "kubernetes_deployment" "api" {
              spec {
                container {
                  env {
                    name  = "LEVEL"
                    value = "info"
                  }
                }
              }
            }

            resource "helm_release" "api" {
            }
            """
        );

    [Fact]
    public void Propose_KubernetesSecretNamedByTheDatabase_RemovesTheResource() =>
        AssertEdited(
            """
            a = 1
            resource "kubernetes_secret" "main" {
              metadata {
                name = "postgres-air-credentials"
              }
            }
            """,
            "a = 1"
        );
}
