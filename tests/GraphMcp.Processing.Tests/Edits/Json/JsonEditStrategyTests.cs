using GraphMcp.Processing.Edits.Json;

namespace GraphMcp.Processing.Tests.Edits.Json;

public sealed class JsonEditStrategyTests
{
    [Fact]
    public void Propose_MemberNamedByTheDatabase_RemovesTheMember() =>
        AssertEdited(
            """
            {
              "ConnectionStrings": {
                "Orders": "Host=db;Database=orders",
                "PostgresAir": "Host=db;Database=postgres_air;Username=app"
              },
              "Logging": { "Level": "Info" }
            }
            """,
            """
            {
              "ConnectionStrings": {
                "Orders": "Host=db;Database=orders"
              },
              "Logging": { "Level": "Info" }
            }
            """
        );

    [Fact]
    public void Propose_ConnectionStringAsValue_RemovesTheMember() =>
        AssertEdited(
            """
            { "urls": { "main": "postgres://app:secret@db:5432/postgres_air?ssl=true", "other": "postgres://db/orders" } }
            """,
            """
            { "urls": { "other": "postgres://db/orders" } }
            """
        );

    [Theory]
    [InlineData("""["postgres_air", "orders"]""", """["orders"]""")]
    [InlineData("""["orders", "postgres_air"]""", """["orders"]""")]
    [InlineData("""[ "orders", "postgres_air" ]""", """[ "orders" ]""")]
    [InlineData("""["a", "postgres_air", "b"]""", """["a", "b"]""")]
    [InlineData("""["postgres_air", "a", "postgres-air", "b", "PostgresAir"]""", """["a", "b"]""")]
    [InlineData("""["a", "postgres_air", "postgres-air"]""", """["a"]""")]
    [InlineData("""["a","postgres_air",]""", """["a",]""")]
    public void Propose_ArrayInOneLine_RemovesTheElementWithItsComma(string before, string after) =>
        AssertEdited($$"""{ "databases": {{before}} }""", $$"""{ "databases": {{after}} }""");

    [Fact]
    public void Propose_OnlyElement_LeavesAnEmptyArray() =>
        AssertEdited("""{ "databases": [ "postgres_air" ] }""", """{ "databases": [] }""");

    [Fact]
    public void Propose_ElementsOnTheirOwnLines_RemovesTheLines() =>
        AssertEdited(
            """
            [
              "orders", // first
              "postgres_air", // the airline
              "users",
              "postgres-air"
            ]
            """,
            """
            [
              "orders", // first
              "users"
            ]
            """
        );

    [Fact]
    public void Propose_ElementWhoseNameIsTheDatabase_RemovesTheElement() =>
        AssertEdited(
            """
            {
              "connections": [{
                "name": "orders",
                "port": 1
              }, {
                "name": "postgres_air",
                "port": 2
              }]
            }
            """,
            """
            {
              "connections": [{
                "name": "orders",
                "port": 1
              }]
            }
            """
        );

    [Fact]
    public void Propose_EmptiedObjectOfEnvironment_GoesWithItsMember() =>
        AssertEdited(
            """
            { "service": { "port": 80, "environment": { "POSTGRES_AIR_URL": "x" } } }
            """,
            """
            { "service": { "port": 80 } }
            """
        );

    [Fact]
    public void Propose_AttachedComment_GoesWithTheMember() =>
        AssertEdited(
            """
            {
              // Databases
              "orders": 1,
              // More databases
              // postgres_air: the airline
              // (retired)
              "postgres_air": {
                "port": 5432 // default
              },

              // Users
              "users": 2,
            }
            """,
            """
            {
              // Databases
              "orders": 1,
              // More databases

              // Users
              "users": 2,
            }
            """
        );

    [Fact]
    public void Propose_NameAmongOtherText_IsLeft()
    {
        var trial = Run("""{ "description": "Uses postgres_air and orders", "both": "orders,postgres_air" }""");

        Assert.Equal(["part-of-a-string", "part-of-a-string"], trial.LeftCodes);
        Assert.Empty(trial.Proposal.Edits);
    }

    private static void AssertEdited(string before, string after)
    {
        Assert.Equal(after, Run(before).Text);
        Assert.Equal(WithCarriageReturns(after), Run(WithCarriageReturns(before)).Text);
        Assert.Equal(after + "\n", Run(before + "\n").Text);
    }

    private static string WithCarriageReturns(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);

    private static EditTrial Run(string before, string path = "file.json") =>
        EditTrial.Run(new JsonEditStrategy(), new JsonSyntaxCheck(), before, path);
}
