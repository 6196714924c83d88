using System.Text;
using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Edits;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.Edits;

public sealed class FileEditorTests
{
    private static readonly DatabaseName Database = DatabaseName.Parse("postgres_air");
    private static readonly ReferenceScanner Scanner = new(Database);

    [Fact]
    public void Edit_FormatWithStrategy_RemovesAndCountsAndKeepsTheRest()
    {
        var outcome = Edit(
            "a.env",
            "A=1\r\nDB=postgres_air\r\n# postgres_air\r\nKEEP=postgres_air keep\r\nB=é\r\n",
            new LineStrategy("env")
        );

        Assert.Equal("A=1\r\n# postgres_air\r\nKEEP=postgres_air keep\r\nB=é\r\n", Encoding.UTF8.GetString(outcome.NewContent!.Value.Span));
        Assert.Equal(
            ("line", 0, 1, 1, 0),
            (
                outcome.Change!.Strategy,
                outcome.Change.LinesAdded,
                outcome.Change.LinesRemoved,
                outcome.Change.RemovedReferences,
                outcome.Change.AnnotatedReferences
            )
        );
        Assert.Equal([("inactive-reference", 3), ("kept", 4)], outcome.Left.Select(each => (each.Code, each.Reference.Line)));
    }

    [Fact]
    public void Edit_FormatWithoutStrategy_LeavesAll()
    {
        var outcome = Edit("a.toml", "db = \"postgres_air\" # postgres_air\nx = \"my_postgres_air\"\n");

        Assert.Null(outcome.NewContent);
        Assert.Null(outcome.Change);
        Assert.Equal(["no-strategy", "inactive-reference"], outcome.Left.Select(each => each.Code));
    }

    [Fact]
    public void Edit_FileThatDoesNotParse_LeavesAllWithTheReason()
    {
        var outcome = Edit("a.env", "DB=postgres_air\n<<<\n", new LineStrategy("env"), new WordCheck("env"));

        var left = Assert.Single(outcome.Left);
        Assert.Equal("does-not-parse", left.Code);
        Assert.Contains("line 1", left.Reason);
        Assert.Null(outcome.NewContent);
    }

    [Fact]
    public void Edit_SomeEditsWouldNotParse_KeepsTheOthers()
    {
        var outcome = Edit(
            "a.env",
            "A=postgres_air\nB=postgres_air needed\nC=postgres_air\n",
            new LineStrategy("env"),
            new WordCheck("env", "needed")
        );

        Assert.Equal("B=postgres_air needed\n", Encoding.UTF8.GetString(outcome.NewContent!.Value.Span));
        Assert.Equal(("edit-would-not-parse", 2), outcome.Left.Select(each => (each.Code, each.Reference.Line)).Single());
        Assert.Equal(2, outcome.Change!.RemovedReferences);
    }

    [Fact]
    public void Edit_ReplacementThatCannotBeEncoded_LeavesAll()
    {
        byte[] content = [.. "DB=postgres_air # "u8, 0xE9, (byte)'\n'];

        var outcome = Edit("a.env", content, new ReplaceStrategy("€"));

        Assert.Null(outcome.NewContent);
        Assert.Equal("cannot-encode", Assert.Single(outcome.Left).Code);
    }

    [Fact]
    public void Edit_Latin1WithBytesAbove127_KeepsThem()
    {
        byte[] content = [.. "DB=postgres_air # "u8, 0xE9, (byte)'\n', 0x93, 0x94];

        var outcome = Edit("a.env", content, new LineStrategy("env"));

        Assert.Equal([0x93, 0x94], outcome.NewContent!.Value.ToArray());
    }

    [Fact]
    public void Edit_ReplacementThatStillNamesTheDatabase_CountsAsLeft()
    {
        var outcome = Edit("a.env", "DB=postgres_air\n"u8.ToArray(), new ReplaceStrategy("postgres_air postgres_air"));

        Assert.Equal(0, outcome.Change!.RemovedReferences);
        Assert.Equal("no-safe-edit", Assert.Single(outcome.Left).Code);
    }

    [Fact]
    public void Edit_OverlappingEdits_TakesTheFirstOnly()
    {
        var outcome = Edit("a.env", "DB=postgres_air,postgres_air\n"u8.ToArray(), new OverlappingStrategy());

        Assert.Equal("DB=\n", Encoding.UTF8.GetString(outcome.NewContent!.Value.Span));
        Assert.Equal(2, outcome.Change!.RemovedReferences);
        Assert.Empty(outcome.Left);
    }

    [Fact]
    public void Edit_InsertedMarker_CountsAsAnnotated()
    {
        var outcome = Edit("a.txt", "x\n\nAbout postgres_air.\n"u8.ToArray(), new MarkerStrategy());

        Assert.Equal((0, 1), (outcome.Change!.RemovedReferences, outcome.Change.AnnotatedReferences));
        Assert.Equal((1, 0), (outcome.Change.LinesAdded, outcome.Change.LinesRemoved));
        Assert.Empty(outcome.Left);
    }

    [Fact]
    public void Edit_ScanEditScan_ChangesNothingTheSecondTime()
    {
        var line = Gen.OneOf(
            "A=1",
            "DB=postgres_air",
            "# postgres_air",
            "POSTGRES_AIR_URL=postgres://h/postgres_air",
            "X=postgres_air keep",
            "Y=postgres_air_2",
            "",
            "Z=my_postgres_air"
        );

        Gen.Select(line.Array[0, 12], Gen.OneOf("\n", "\r\n"), Gen.Bool)
            .Sample(
                (lines, ending, final) =>
                {
                    var content = Encoding.UTF8.GetBytes(string.Join(ending, lines) + (final ? ending : ""));
                    var first = Edit("a.env", content, new LineStrategy("env"));
                    var edited = first.NewContent?.ToArray() ?? content;
                    var second = Edit("a.env", edited, new LineStrategy("env"));
                    var text = Encoding.UTF8.GetString(edited);

                    Assert.Null(second.NewContent);
                    Assert.Equal(
                        first.Left.Select(each => (each.Code, each.Reference.Text)),
                        second.Left.Select(each => (each.Code, each.Reference.Text))
                    );
                    var active = Scanner.Scan(TextDocument.FromText(text), SourceClassifier.Classify("a.env")).Where(each => each.IsActive);
                    Assert.Equal(
                        active.Select(each => each.Text),
                        first.Left.Where(each => each.Reference.IsActive).Select(each => each.Reference.Text)
                    );
                }
            );
    }

    private static EditOutcome Edit(string path, string text, IEditStrategy? strategy = null, ISyntaxCheck? check = null) =>
        Edit(path, Encoding.UTF8.GetBytes(text), strategy, check);

    private static EditOutcome Edit(string path, byte[] content, IEditStrategy? strategy = null, ISyntaxCheck? check = null)
    {
        var document = TextDocument.TryDecode(content)!;
        var classification = SourceClassifier.Classify(path, content);
        var request = new EditRequest(path, classification, document, Scanner.Scan(document, classification), Database);
        return new FileEditor(strategy is null ? [] : [strategy], check is null ? [] : [check]).Edit(request, content, Scanner);
    }

    private sealed class ReplaceStrategy(string replacement) : IEditStrategy
    {
        public string Name => "replace";

        public IReadOnlyCollection<string> Formats => ["env"];

        public EditProposal Propose(EditRequest request) =>
            new([.. request.References.Select(each => new ProposedEdit(each.Offset, each.Length, replacement, [each]))], []);
    }

    private sealed class OverlappingStrategy : IEditStrategy
    {
        public string Name => "overlapping";

        public IReadOnlyCollection<string> Formats => ["env"];

        public EditProposal Propose(EditRequest request)
        {
            var (one, two) = (request.References[0], request.References[1]);
            return new([new(one.Offset, 25, "", [one, two]), new(two.Offset, two.Length, "", [two])], []);
        }
    }

    private sealed class MarkerStrategy : IEditStrategy
    {
        public string Name => "marker";

        public IReadOnlyCollection<string> Formats => ["text"];

        public EditProposal Propose(EditRequest request) =>
            new([new(3, 0, "[graphmcp:decommissioned postgres_air] x\n", request.References, Annotates: true)], []);
    }
}
