using static GraphMcp.Processing.Tests.Edits.Hcl.HclCase;

namespace GraphMcp.Processing.Tests.Edits.Hcl;

public sealed class HclReferenceTests
{
    [Fact]
    public void Propose_BlockUsedInSafePlaces_TakesItsUsersWithItInOneEdit()
    {
        const string Before = """
            resource "aws_db_instance" "main" {
              db_name = "postgres_air"
            }

            locals {
              endpoint = aws_db_instance.main.endpoint
              level    = "info"
            }

            resource "aws_instance" "api" {
              depends_on = [aws_db_instance.main]
              tags = {
                Name     = "api"
                Database = "${aws_db_instance.main.address}"
                Endpoint = local.endpoint
              }
            }

            output "endpoint" {
              value = aws_db_instance.main.endpoint
            }
            """;

        AssertEdited(
            Before,
            """
            locals {
              level    = "info"
            }

            resource "aws_instance" "api" {
              tags = {
                Name     = "api"
              }
            }
            """
        );
        Assert.Single(Run(Before).Proposal.Edits);
    }

    [Fact]
    public void Propose_BlockThatKeptCodeUses_IsLeft() =>
        AssertLeft(
            """
            resource "aws_db_instance" "postgres_air" {
              engine = "postgres"
            }

            resource "aws_route53_record" "db" {
              records = [aws_db_instance.postgres_air.address]
              name    = "x"
            }
            """,
            "still-referenced",
            "only-item-of-required-list"
        );

    [Fact]
    public void Propose_BlockThatIsUsedByAnotherName_IsLeft() =>
        AssertLeft(
            """
            resource "aws_db_instance" "main" {
              db_name = "postgres_air"
            }

            resource "acme_app" "api" {
              url = "postgres://${aws_db_instance.main.address}/app"
            }
            """,
            "still-referenced"
        );

    [Fact]
    public void Propose_LocalElementThatIsUsed_IsLeft() =>
        AssertLeft(
            """
            locals {
              databases = { main = "postgres_air", other = "orders" }
            }

            resource "acme_app" "api" {
              database = local.databases.main
            }
            """,
            "still-referenced"
        );

    [Fact]
    public void Propose_UserThatGoesToo_DoesNotHoldTheBlock() =>
        AssertEdited(
            """
            variable "postgres_air_password" {}

            resource "aws_db_instance" "postgres_air" {
              password = var.postgres_air_password
            }

            resource "aws_db_instance" "orders" {
              password = var.orders_password
            }
            """,
            """
            resource "aws_db_instance" "orders" {
              password = var.orders_password
            }
            """
        );
}
