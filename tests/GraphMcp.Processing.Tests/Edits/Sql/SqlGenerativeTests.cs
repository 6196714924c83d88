using CsCheck;
using GraphMcp.Processing.Edits.Sql;

namespace GraphMcp.Processing.Tests.Edits.Sql;

public sealed class SqlGenerativeTests
{
    private static readonly Gen<IReadOnlyList<Piece>> Scripts = Piece.Documents(
        Piece.Kept("\n"),
        Piece.Kept("-- about booking\n"),
        Piece.Kept("/* postgres_air;\n ' */\n\n"),
        Piece.Kept("SELECT 'postgres_air''s; -- no comment' AS n#;\n"),
        Piece.Kept("INSERT INTO t_n# VALUES ('a;b', \"c;d\", E'\\';', $$ ; ' $$, $x$ $$ ; $x$);\n"),
        Piece.Kept("SELECT * FROM postgres_air.a JOIN booking.b ON true;\n"),
        Piece.Kept("CREATE TABLE t_n# (\n  id int, -- one\n  name text\n);\n"),
        Piece.Kept("CREATE FUNCTION f_n#() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;\n"),
        Piece.Kept("COPY t_n# FROM stdin;\na\tpostgres_air_2\n;'\n\\.\n"),
        Piece.Kept("BEGIN;\n"),
        Piece.Kept("COMMIT;\n"),
        Piece.Kept("CREATE DATABASE postgres_air_2;\n"),
        Piece.Gone("CREATE DATABASE postgres_air;\n"),
        Piece.Gone("-- postgres_air\nGRANT CONNECT\n  ON DATABASE postgres_air -- inside\n  TO app;\n"),
        Piece.Gone("INSERT INTO postgres_air.t_n# VALUES ('a;b', E'\\';', $$ ; ' $$);\n"),
        Piece.Gone("COPY \"postgres_air\".t_n# FROM stdin;\na\t;\n'\n\\.\n"),
        Piece.Gone("CREATE FUNCTION postgres_air.f_n#() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;\n"),
        Piece.Gone("DROP TABLE postgres_air.a; DROP TABLE postgres_air.b;\n"),
        new Piece("SELECT n#; DROP TABLE postgres_air.a;\n", "SELECT n#;\n"),
        new Piece("DROP TABLE postgres_air.a; SELECT n#;\n", "SELECT n#;\n"),
        new Piece("SELECT * FROM b WHERE n# IN ('a', 'postgres_air', 'c');\n", "SELECT * FROM b WHERE n# IN ('a', 'c');\n")
    );

    private static readonly Gen<IReadOnlyList<Piece>> Sessions = Piece.Documents(
        Piece.Kept("\n"),
        Piece.Kept("\\c booking\nCREATE TABLE t_n# (id int);\n\n"),
        Piece.Gone("\\c postgres_air\nCREATE TABLE t_n# (id int);\nSELECT ';';\n\n"),
        Piece.Gone("-- postgres_air\n\\connect \"postgres_air\"\nBEGIN;\nCREATE TABLE t_n# (id int);\nCOMMIT;\n"),
        Piece.Kept("\\c flights app\nCREATE TABLE t_n# (id int);\n")
    );

    [Fact]
    public void Propose_AnyScript_RemovesStatementsAboutTheDatabaseAndNothingElse() => AssertModel(Scripts);

    [Fact]
    public void Propose_AnySessions_RemovesThoseInTheDatabaseAndNothingElse() => AssertModel(Sessions);

    [Fact]
    public void Propose_AnyTokens_KeepsTheRestParsingAndIsIdempotent() =>
        Soup.Sample(
            new SqlSyntaxCheck(),
            "postgres_air postgres_air. \"postgres_air\". 'postgres_air' CREATE DROP DATABASE SCHEMA TABLE VIEW AS SELECT * FROM booking.b JOIN ON GRANT TO "
                + "IN ('a', ) ( , ; ; ; \\c \\gexec USE BEGIN END; COMMIT; /* */ -- ' \" $$ INSERT INTO VALUES UPDATE SET search_path = COPY stdin \\.\n GO `x` app",
            SqlRun.Of
        );

    private static void AssertModel(Gen<IReadOnlyList<Piece>> documents) =>
        Gen.Select(documents, Gen.Bool)
            .Sample(
                (document, crlf) =>
                {
                    var text = Piece.TextOf(document);
                    var run = SqlRun.Of(crlf ? text.ReplaceLineEndings("\r\n") : text);
                    Assert.Equal(Piece.LinesExpectedOf(document), Piece.LinesOf(run.After));
                },
                iter: 1000
            );
}
