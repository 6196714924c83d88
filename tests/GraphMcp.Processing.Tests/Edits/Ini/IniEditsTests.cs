namespace GraphMcp.Processing.Tests.Edits.Ini;

public sealed class IniEditsTests
{
    [Fact]
    public void Propose_SectionOfTheDatabase_GoesWithTheCommentsThatNameIt() =>
        IniRun.AssertEdit(
            "ini",
            """
            [booking]
            schedule = 0 3 * * *

            # nightly dump
            # of postgres_air
            [postgres_air]
            # weekly
            schedule = 30 3 * * 0
            format = custom

            # the flights
            [flights]
            schedule = 15 3 * * *

            """,
            """
            [booking]
            schedule = 0 3 * * *

            # nightly dump

            # the flights
            [flights]
            schedule = 15 3 * * *

            """
        );

    [Fact]
    public void Propose_SectionBetweenBlankLines_LeavesOneBlankLine() =>
        IniRun.AssertEdit(
            "ini",
            """
            [a]
            x = 1

            [database "postgres_air"]
            host = h

            [b]
            y = 2
            """,
            """
            [a]
            x = 1

            [b]
            y = 2
            """
        );

    [Theory]
    [InlineData("[a]\nx = 1\n\n[postgres_air]\ny = 2\n", "[a]\nx = 1\n")]
    [InlineData("[a]\nx = 1\n\n[postgres_air]\ny = 2", "[a]\nx = 1")]
    [InlineData("[postgres_air]\ny = 2\n\n[a]\nx = 1", "[a]\nx = 1")]
    [InlineData("[postgres_air]\ny = 2\n", "")]
    [InlineData("[postgres_air]\ny = 2", "")]
    public void Propose_SectionAtAnEndOfTheFile_KeepsTheFinalLineEndingAsItWas(string before, string after) =>
        IniRun.AssertEdit("ini", before, after);

    [Theory]
    [InlineData("database = postgres_air")]
    [InlineData("postgres_air = host=air port=5432 dbname=postgres_air user=reader")]
    [InlineData("alias = host=db port=5432 dbname=postgres_air")]
    [InlineData("url = postgresql://reader:pw@postgres-air/postgres_air?sslmode=require")]
    [InlineData("dsn : \"Server=db;Database=postgres_air;User Id=reader;Password=pw\"")]
    [InlineData("POSTGRES_AIR_PATH = /var/lib/air")]
    [InlineData("schema = postgres_air.flight ; the old one")]
    [InlineData("postgres_air")]
    public void Propose_EntryThatNamesTheDatabase_GoesWhole(string entry) =>
        IniRun.AssertEdit("ini", $"[databases]\nbooking = b\n{entry}\nflights = f\n", "[databases]\nbooking = b\nflights = f\n");

    [Theory]
    [InlineData("path = /var/lib/postgres_air/data")]
    [InlineData("log = postgres_air.log")]
    [InlineData("command = pg_dump postgres_air > dump")]
    [InlineData("title = The postgres_air database")]
    [InlineData("docs = https://wiki.example.com/postgres_air")]
    [InlineData("url = postgres://postgres_air:pw@db/booking")]
    [InlineData("url = postgres://reader@postgres-air/booking?x=y")]
    [InlineData("booking = host=postgres-air dbname=booking")]
    [InlineData("list = booking, the postgres_air one, flights")]
    public void Propose_NameAsPartOfALongerValue_IsLeft(string entry) =>
        IniRun.AssertLeft("ini", "part-of-longer-text", $"[a]\n{entry}\nx = 1\n");

    [Theory]
    [InlineData("dbs = booking, postgres_air, flights", "dbs = booking, flights")]
    [InlineData("dbs = postgres_air,booking", "dbs = booking")]
    [InlineData("dbs = booking , postgres_air", "dbs = booking")]
    [InlineData("dbs = booking,postgres_air,postgres-air,flights,postgres_air", "dbs = booking,flights")]
    [InlineData("dbs = \"booking,postgres_air\" ; two", "dbs = \"booking\" ; two")]
    [InlineData("dbs = pg://h/booking,pg://h/postgres_air", "dbs = pg://h/booking")]
    [InlineData("dbs =\n    booking\n    postgres_air\n    flights", "dbs =\n    booking\n    flights")]
    [InlineData("dbs =\n    booking,\n    postgres_air", "dbs =\n    booking")]
    public void Propose_ItemOfAList_GoesAlone(string before, string after) =>
        IniRun.AssertEdit("ini", $"[a]\n{before}\nx = 1\n", $"[a]\n{after}\nx = 1\n");

    [Fact]
    public void Propose_ListOfNothingElse_GoesAsAnEntry() =>
        IniRun.AssertEdit("ini", "[a]\ndbs = postgres_air, postgres-air\nx = 1\n", "[a]\nx = 1\n");

    [Fact]
    public void Propose_ContinuationLines_GoWithTheirEntry() =>
        IniRun.AssertEdit(
            "ini",
            """
            [alembic]
            # postgres_air: all of it
            postgres_air_options =
                --one

                --two
                # three
                --four
            x = 1
            """,
            """
            [alembic]
            x = 1
            """
        );

    [Theory]
    [InlineData("[a]\n  x = 1\n  database = postgres_air\n  y = 2\n", "[a]\n  x = 1\n  y = 2\n")]
    [InlineData("[a]\n\tdatabase = postgres_air\n[b]\n\ty = 2\n", "[a]\n[b]\n\ty = 2\n")]
    public void Propose_IndentedEntries_AreNoContinuations(string before, string after) => IniRun.AssertEdit("ini", before, after);

    [Theory]
    [InlineData("[a]\ndatabase = postgres_air\n  host = h\n")]
    [InlineData("[a]\npath = C:\\data\\\ndatabase = postgres_air\nx = 1\n")]
    [InlineData("[a]\ndatabase = postgres_air\\\nx = 1\n")]
    public void Propose_EndOfTheEntryNotCertain_IsLeft(string text) => IniRun.AssertLeft("ini", "ambiguous-continuation", text);

    [Theory]
    [InlineData("[a]\ndatabase = postgres_air\nurl = pg://h/%(database)s\n")]
    [InlineData("[a]\ndatabase = postgres_air\n[b]\nurl = pg://h/${a:database}\n")]
    [InlineData("[postgres_air]\nhost = h\n[b]\nurl = pg://${postgres_air:host}/b\n")]
    public void Propose_ValueUsedElsewhere_IsLeft(string text) => IniRun.AssertLeft("ini", "still-used", text);

    [Fact]
    public void Propose_ValueUsedOnlyInWhatGoes_Goes() =>
        IniRun.AssertEdit("ini", "[a]\npostgres_air_db = air\n[postgres_air]\nurl = pg://h/${a:postgres_air_db}\n", "[a]\n");

    [Fact]
    public void Propose_RepeatedKey_IsLeftBecauseTheOtherValueWouldCount() =>
        IniRun.AssertLeft("ini", "repeated-key", "[a]\ndatabase = booking\ndatabase = postgres_air\n");

    [Fact]
    public void Propose_KeyWithADefault_IsLeftBecauseThatWouldCount() =>
        IniRun.AssertLeft("ini", "repeated-key", "[DEFAULT]\ndatabase = booking\n\n[app]\ndatabase = postgres_air\n");

    [Fact]
    public void Propose_RepeatedKeyThatNamesTheDatabase_Goes() =>
        IniRun.AssertEdit("ini", "[a]\npostgres_air = 1\npostgres_air = 2\n", "[a]\n");

    [Theory]
    [InlineData("[a]\nhost postgres_air all 10.0.0.0/8 md5\nx = 1\n")]
    public void Propose_LineThatIsNoEntry_IsLeft(string text) => IniRun.AssertLeft("ini", "not-an-entry", text);

    [Theory]
    [InlineData("server {\n  name postgres_air;\n}\n")]
    [InlineData("[a]\n{% if air %}\ndatabase = postgres_air\n{% endif %}\n")]
    [InlineData("[postgres_air\nx = 1\n")]
    public void FindError_NoIni_NamesTheLine(string text) =>
        Assert.StartsWith(
            "Line ",
            new GraphMcp.Processing.Edits.Ini.IniSyntaxCheck("ini").FindError("a.ini", text),
            StringComparison.Ordinal
        );
}
