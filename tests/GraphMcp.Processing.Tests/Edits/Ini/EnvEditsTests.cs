namespace GraphMcp.Processing.Tests.Edits.Ini;

public sealed class EnvEditsTests
{
    [Theory]
    [InlineData("POSTGRES_AIR_URL=postgres://reader:pw@localhost:5432/air")]
    [InlineData("export POSTGRES_AIR_POOL_SIZE=8")]
    [InlineData("  export  DATABASE_URL=\"postgres://reader:pw@localhost/postgres_air\" # old")]
    [InlineData("DB='postgres_air'")]
    [InlineData("DB=${POSTGRES_AIR_DB}")]
    [InlineData("POSTGRES_AIR_KEY=\"-----BEGIN KEY-----\nabc=\nFAKE=1\n-----END KEY-----\"")]
    [InlineData("export POSTGRES_AIR_URL")]
    public void Propose_AssignmentThatNamesTheDatabase_GoesWhole(string assignment) =>
        IniRun.AssertEdit("env", $"A=1\n{assignment}\nB=2\n", "A=1\nB=2\n");

    [Fact]
    public void Propose_CommentsAbove_GoWhenTheyNameTheDatabase() =>
        IniRun.AssertEdit(
            "env",
            """
            APP_ENV=development

            # retired: goes away with the old cluster
            # (POSTGRES_AIR)
            POSTGRES_AIR_URL=x
            SANDBOX_DB_URL=postgres://h/postgres_air_2
            """,
            """
            APP_ENV=development

            # retired: goes away with the old cluster
            SANDBOX_DB_URL=postgres://h/postgres_air_2
            """
        );

    [Theory]
    [InlineData("DBS=booking,postgres_air,flights", "DBS=booking,flights")]
    [InlineData("DBS=\"booking,postgres_air\"", "DBS=\"booking\"")]
    public void Propose_ItemOfAList_GoesAlone(string before, string after) => IniRun.AssertEdit("env", $"{before}\n", $"{after}\n");

    [Theory]
    [InlineData("part-of-longer-text", "BACKUP_DIR=/backup/postgres_air\n")]
    [InlineData("part-of-longer-text", "CMD=\"psql -d postgres_air -c 'select 1'\"\n")]
    [InlineData("part-of-longer-text", "TEXT=\"one\npostgres_air\nthree\"\n")]
    [InlineData("still-used", "POSTGRES_AIR_HOST=h\nDATABASE_URL=postgres://$POSTGRES_AIR_HOST/booking\n")]
    [InlineData("repeated-key", "DB=booking\nDB=postgres_air\n")]
    public void Propose_NoSafeEdit_IsLeft(string code, string text) => IniRun.AssertLeft("env", code, text);

    [Fact]
    public void Propose_UnclosedQuote_IsReadAsOneLine() => IniRun.AssertEdit("env", "A='tis\nDB=postgres_air\nB=2\n", "A='tis\nB=2\n");

    [Fact]
    public void FindError_NoAssignment_NamesTheLine() =>
        Assert.Equal(
            "Line 2: neither assignment nor comment.",
            new GraphMcp.Processing.Edits.Ini.IniSyntaxCheck("env").FindError("a.env", "A=1\nsome words\n")
        );
}
