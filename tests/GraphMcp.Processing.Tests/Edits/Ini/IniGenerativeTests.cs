using CsCheck;

namespace GraphMcp.Processing.Tests.Edits.Ini;

public sealed class IniGenerativeTests
{
    private static readonly Gen<IReadOnlyList<Piece>> Ini = Piece.Documents(
        Piece.Kept("\n"),
        Piece.Kept("# about booking\n"),
        Piece.Kept("; about postgres_air and booking\nkey_n# = booking\n"),
        Piece.Kept("key_n# = booking, flights\n"),
        Piece.Kept("key_n# =\n    one\n    two\n"),
        Piece.Kept("key_n# = /var/lib/postgres_air/x\n"),
        Piece.Kept("key_n# = postgres_air_2\n"),
        Piece.Kept("[section_n#]\n"),
        Piece.Gone("key_n# = postgres_air\n"),
        Piece.Gone("postgres_air_n# = whatever\n"),
        Piece.Gone("# postgres_air\nkey_n# = host=h dbname=postgres_air\n"),
        Piece.Gone("postgres_air_n# =\n    one\n    two\n"),
        Piece.Gone("[postgres_air_n#]\nuser = x\n# inside\n\nmore =\n    lines\n[section_after_n#]\n") with
        {
            Expected = "[section_after_n#]\n",
        },
        new Piece("key_n# = booking, postgres_air, flights\n", "key_n# = booking, flights\n"),
        new Piece("key_n# =\n    booking\n    postgres_air\n", "key_n# =\n    booking\n")
    );

    private static readonly Gen<IReadOnlyList<Piece>> Env = Piece.Documents(
        Piece.Kept("\n"),
        Piece.Kept("# about booking\n"),
        Piece.Kept("KEY_N#=booking\n"),
        Piece.Kept("export KEY_N#=\"several\nlines\n\nof text\"\n"),
        Piece.Kept("KEY_N#='psql -d postgres_air -c 1'\n"),
        Piece.Kept("KEY_N#=POSTGRES_AIR_2\n"),
        Piece.Gone("POSTGRES_AIR_N#=x\n"),
        Piece.Gone("# POSTGRES_AIR\nexport KEY_N#=postgres://h/postgres_air\n"),
        Piece.Gone("POSTGRES_AIR_N#=\"several\nlines\n\nof text\"\n"),
        new Piece("KEY_N#=booking,postgres_air\n", "KEY_N#=booking\n")
    );

    private static readonly Gen<IReadOnlyList<Piece>> Properties = Piece.Documents(
        Piece.Kept("\n"),
        Piece.Kept("! about booking\n"),
        Piece.Kept("key.n# booking\n"),
        Piece.Kept("key.n#=a,\\\n  b\n"),
        Piece.Kept("key.n#=postgres_air and others\n"),
        Piece.Gone("key.n#.postgres-air=x\n"),
        Piece.Gone("# postgres-air\nkey.n#.postgres-air=x \\\n  y \\\n# no comment\n"),
        new Piece("key.n#=booking,\\\n  postgres_air,\\\n  flights\n", "key.n#=booking,\\\n  flights\n")
    );

    [Theory]
    [InlineData("ini")]
    [InlineData("env")]
    [InlineData("properties")]
    public void Propose_AnyFile_RemovesWhatNamesTheDatabaseAndNothingElse(string format) =>
        Gen.Select(DocumentsOf(format), Gen.Bool, Gen.Bool)
            .Sample(
                (document, crlf, finalLineEnding) =>
                {
                    var text = Piece.TextOf(document);
                    text = finalLineEnding || text.EndsWith("\n\n", StringComparison.Ordinal) ? text : text.TrimEnd('\n');
                    var run = IniRun.Of(format, crlf ? text.ReplaceLineEndings("\r\n") : text);
                    Assert.Equal(Piece.LinesExpectedOf(document), Piece.LinesOf(run.After));
                    Assert.True(!crlf || !run.After.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal));
                    Assert.True(run.After.Length == 0 || run.After.EndsWith('\n') == text.EndsWith('\n'));
                },
                iter: 1000
            );

    private static Gen<IReadOnlyList<Piece>> DocumentsOf(string format) =>
        format switch
        {
            "ini" => Ini,
            "env" => Env,
            _ => Properties,
        };
}
