using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.References;

public sealed class DatabaseNameTests
{
    [Theory]
    [InlineData("titanic", true)]
    [InlineData("Titanic", true)]
    [InlineData("LEGO", true)]
    [InlineData("postgres_air", false)]
    [InlineData("postgres-air", false)]
    [InlineData("PostgresAir", false)]
    [InlineData("postgresAir", false)]
    [InlineData("db2", false)]
    [InlineData("_titanic", false)]
    public void Parse_ValidName_JudgesWhetherItIsAnOrdinaryWord(string name, bool ordinary)
    {
        var database = DatabaseName.Parse(name);

        Assert.Equal(name, database.Name);
        Assert.Equal(ordinary, database.IsOrdinaryWord);
    }

    [Theory]
    [InlineData("titanic", false)]
    [InlineData("postgres_air", true)]
    public void Parse_WithOverride_TakesIt(string name, bool ordinary)
    {
        Assert.Equal(ordinary, DatabaseName.Parse(name, ordinary).IsOrdinaryWord);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1air")]
    [InlineData("-air")]
    [InlineData("a b")]
    [InlineData("air\n")]
    [InlineData("a.b")]
    [InlineData("éair")]
    [InlineData("__")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void Parse_MalformedName_Throws(string name)
    {
        Assert.Throws<ArgumentException>(() => DatabaseName.Parse(name));
    }
}
