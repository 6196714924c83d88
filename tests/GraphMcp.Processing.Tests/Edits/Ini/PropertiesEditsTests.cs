namespace GraphMcp.Processing.Tests.Edits.Ini;

public sealed class PropertiesEditsTests
{
    [Theory]
    [InlineData("archive.datasource.url=jdbc:postgresql://postgres-air:5432/postgres_air")]
    [InlineData("spring.datasource.postgres-air.url = jdbc:x")]
    [InlineData("archive.schema : postgres_air")]
    [InlineData("archive.schema postgres_air")]
    [InlineData("postgres-air.hosts[0]=a\npostgres-air.hosts[1]=b")]
    [InlineData("! postgres_air\narchive.schema postgres_air")]
    [InlineData("postgres_air.flags = one,\\\n    two,\\\n  three")]
    [InlineData("url = jdbc:sqlserver://h:1433;databaseName=postgres_air;encrypt=true")]
    public void Propose_EntryThatNamesTheDatabase_GoesWithItsContinuationLines(string entry) =>
        IniRun.AssertEdit("properties", $"server.port=8090\n{entry}\nb=2\n", "server.port=8090\nb=2\n");

    [Theory]
    [InlineData("dbs=booking,postgres_air,flights", "dbs=booking,flights")]
    [InlineData("dbs=booking,\\\n    postgres_air,\\\n    flights", "dbs=booking,\\\n    flights")]
    [InlineData("dbs=booking,\\\n    postgres_air", "dbs=booking")]
    public void Propose_ItemOfAList_GoesAlone(string before, string after) => IniRun.AssertEdit("properties", $"{before}\n", $"{after}\n");

    [Theory]
    [InlineData("part-of-longer-text", "dir=/data/postgres_air/x\n")]
    [InlineData("part-of-longer-text", "text=a b \\\n  postgres_air c\n")]
    [InlineData("indexed-item", "app.databases[0]=booking\napp.databases[1]=postgres_air\napp.databases[2]=flights\n")]
    [InlineData("indexed-item", "app.databases[0].name=postgres_air\napp.databases[0].host=h\n")]
    [InlineData("still-used", "db=postgres_air\nurl=jdbc:postgresql://h/${db}\n")]
    public void Propose_NoSafeEdit_IsLeft(string code, string text) => IniRun.AssertLeft("properties", code, text);
}
