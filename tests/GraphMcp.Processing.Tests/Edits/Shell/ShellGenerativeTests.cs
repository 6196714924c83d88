using CsCheck;
using GraphMcp.Processing.Edits.Shell;

namespace GraphMcp.Processing.Tests.Edits.Shell;

public sealed class ShellGenerativeTests
{
    private static readonly Gen<IReadOnlyList<Piece>> Scripts = Piece.Documents(
        Piece.Kept("\n"),
        Piece.Kept("# about booking\n"),
        Piece.Kept("v_n#=1\n"),
        Piece.Kept("run 'it' \"$v\" $(date +%s) # don't\n"),
        Piece.Kept("cat <<EOF\npostgres_air_2 '\nEOF\n"),
        Piece.Kept("if [ -f n# ]; then\n  run n#\nelse\n  run\nfi\n"),
        Piece.Kept("run /data/postgres_air/n#\n"),
        Piece.Gone("dropdb postgres_air\n"),
        Piece.Gone("# POSTGRES_AIR\npsql -d postgres_air \\\n  -c 'a;b' \\\n  \"$(date)\"\n"),
        Piece.Gone("psql postgres_air <<'EOF'\n' $(\nEOF\n"),
        Piece.Gone("  export POSTGRES_AIR_N#=1; dropdb postgres_air # twice\n"),
        Piece.Gone("dump_postgres_air_n#() {\n  run\n}\n"),
        new Piece("run a; dropdb postgres_air; run b\n", "run a; run b\n"),
        new Piece("for x in a postgres_air b; do\n  run $x\ndone\n", "for x in a b; do\n  run $x\ndone\n"),
        new Piece("if run; then\n  dropdb postgres_air\n  createdb postgres_air\nfi\n", "if run; then\n  :\nfi\n"),
        new Piece("case $x in\n  a) run ;;\n  postgres_air) run ;;\nesac\n", "case $x in\n  a) run ;;\nesac\n"),
        new Piece("f() {\n  run\n  psql postgres_air <<EOF\na\nEOF\n}\n", "f() {\n  run\n}\n")
    );

    [Fact]
    public void Propose_AnyScript_RemovesWhatIsAboutTheDatabaseAndNothingElse() =>
        Gen.Select(Scripts, Gen.Bool)
            .Sample(
                (document, crlf) =>
                {
                    var text = Piece.TextOf(document);
                    var run = ShellRun.Of(crlf ? text.ReplaceLineEndings("\r\n") : text);
                    Assert.Equal(Piece.LinesExpectedOf(document), Piece.LinesOf(run.After));
                },
                iter: 1000
            );

    [Fact]
    public void Propose_AnyScript_ParsesInTheRealShellToo() =>
        Scripts.Sample(document => Bash.AssertParses(ShellRun.Of(Piece.TextOf(document)).After), iter: 100, threads: 1);

    [Fact]
    public void Propose_AnyTokens_KeepsTheRestParsingAndIsIdempotent() => Soup.Sample(new ShellSyntaxCheck(), Tokens, ShellRun.Of);

    [Fact]
    public void FindError_AnyTokens_AgreesWithTheRealShell()
    {
        // Where these are misplaced, bash and we are lenient in different ways.
        string[] words = [.. Tokens.Split(' ').Where(token => token is not ("!" or "\\" or "a=(")), " ", " ", "\n"];
        Gen.Int[0, words.Length - 1]
            .Array[0, 12]
            .Select(chosen => string.Join(' ', chosen.Select(index => words[index])))
            .Sample(
                text => Assert.Equal(!Bash.IsThere || Bash.Parses(text), new ShellSyntaxCheck().FindError("a", text) is null),
                iter: 150,
                threads: 1
            );
    }

    private const string Tokens =
        "postgres_air dropdb psql -d echo export A=1 POSTGRES_AIR=x db=postgres_air $db if then else fi for x in do done while case esac a) ;; { } ( ) "
        + "&& || | ; & \n ; \n ' \" $( ) ` # \\ a=( : [ ] <<E\nE\n > f() ! true";
}
