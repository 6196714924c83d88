using System.Text;
using System.Text.Json;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Edits;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Processing.Tests.Edits;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Processing.Tests.Processors;

public sealed class ProcessorTests
{
    private static readonly byte[] Png = [0x89, .. "PNG postgres_air"u8];

    [Fact]
    public void AddGraphMcpProcessing_Container_HasTheBuiltInProcessors()
    {
        using var provider = new ServiceCollection().AddGraphMcpProcessing().BuildServiceProvider();

        var processors = provider.GetServices<IFileProcessor>().ToDictionary(each => each.Name);

        Assert.Equal(["decommission", "inventory", "reference-scan"], processors.Keys.Order());
        Assert.IsAssignableFrom<IFileProof>(processors["decommission"]);
    }

    [Fact]
    public async Task Inventory_TextAndBinary_ClassifiesAndSkips()
    {
        var text = await Process(new InventoryProcessor(), "a.yaml", "apiVersion: v1\nkind: Secret\n"u8.ToArray());
        var binary = await Process(new InventoryProcessor(), "postgres_air.png", Png);

        Assert.Equal((FileState.Processed, SourceType.Infrastructure), (text.State, text.Classification.Type));
        Assert.Equal((FileState.Skipped, "binary", "binary"), (binary.State, binary.SkipReason, binary.Classification.Format));
    }

    [Theory]
    [InlineData("reference-scan")]
    [InlineData("decommission")]
    public async Task Process_BinaryWithNameInPath_IsSkippedWithAFinding(string name)
    {
        var result = await Process(Create(name), "dumps/postgres_air.png", Png);

        Assert.Equal((FileState.Skipped, "binary"), (result.State, result.SkipReason));
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("path-reference", 1, "path"), (finding.Code, finding.Line, finding.Kind));
        Assert.Contains("no file is deleted", finding.Message);
        Assert.Equal((ReferenceKind.Path, 7, 12), (result.References[0].Kind, result.References[0].Column, result.References[0].Length));
    }

    [Theory]
    [InlineData("reference-scan")]
    [InlineData("decommission")]
    public async Task Process_FileWithoutMatch_IsProcessedWithNothing(string name)
    {
        var result = await Process(Create(name), "a.env", "X=postgres_air_2\n"u8.ToArray());

        Assert.Equal(FileState.Processed, result.State);
        Assert.Empty(result.References);
        Assert.Empty(result.Findings);
        Assert.Null(result.Change);
    }

    [Fact]
    public async Task ReferenceScan_OrdinaryWordParameter_Overrides()
    {
        var content = "X=titanic\n"u8.ToArray();

        var judged = await Process(Create("reference-scan"), "a.env", content, Parameters("titanic"));
        var overridden = await Process(Create("reference-scan"), "a.env", content, Parameters("titanic", ordinaryWord: false));

        Assert.Equal(ReferenceTier.Possible, Assert.Single(judged.References).Tier);
        Assert.Equal(ReferenceTier.Exact, Assert.Single(overridden.References).Tier);
    }

    [Fact]
    public async Task Process_WithoutDatabase_Throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Process(Create("reference-scan"), "a", "x"u8.ToArray(), new ProcessorParameters(new Dictionary<string, JsonElement>()))
        );
    }

    [Fact]
    public async Task Decommission_EveryReference_IsRemovedAnnotatedOrAFinding()
    {
        var content = "DB=postgres_air\n# postgres_air\nX=postgres_air keep\nY=my_postgres_air\n"u8.ToArray();
        var processor = new DecommissionProcessor(new FileEditor([new LineStrategy("env")], []));

        var result = await Process(processor, "postgres_air/a.env", content);

        Assert.Equal("# postgres_air\nX=postgres_air keep\nY=my_postgres_air\n", Encoding.UTF8.GetString(result.NewContent!.Value.Span));
        Assert.Equal(["path-reference", "inactive-reference", "kept"], result.Findings.Select(each => each.Code));
        Assert.Equal([1, 2, 3], result.Findings.Select(each => each.Line));
        Assert.Equal(["path", "comment", "mappingEntry"], result.Findings.Select(each => each.Kind));
        Assert.Empty(Verify(processor, content, result.NewContent, result));
    }

    [Fact]
    public async Task Verify_ResultsThatDoNotHold_AreFaults()
    {
        var content = "DB=postgres_air\nX=postgres_air keep\n"u8.ToArray();
        var processor = new DecommissionProcessor(new FileEditor([new LineStrategy("env")], [new WordCheck("env")]));
        var result = await Process(processor, "a.env", content);

        Assert.Equal(["active-reference-left"], Codes(Verify(processor, content, content, result)));
        Assert.Equal(["active-reference-left"], Codes(Verify(processor, content, result.NewContent, result with { Findings = [] })));
        Assert.Equal(["edited-does-not-parse"], Codes(Verify(processor, content, "<<<"u8.ToArray(), result)));
        Assert.Equal(["edited-not-text"], Codes(Verify(processor, content, new byte[] { 0 }, result)));
        Assert.Equal(["references-unaccounted"], Codes(Verify(processor, content, "A=1\n"u8.ToArray(), result)));
        Assert.Equal(["edit-missing"], Codes(Verify(processor, content, null, result)));
        Assert.Empty(Verify(processor, content, result.NewContent, result));
    }

    [Fact]
    public async Task Verify_UnchangedFile_NeedsAFindingForEachActiveReference()
    {
        var content = "a = \"postgres_air\"\n"u8.ToArray();
        var processor = Create("decommission");
        var result = await Process(processor, "a.toml", content);

        Assert.Equal("no-strategy", Assert.Single(result.Findings).Code);
        Assert.Empty(Verify(processor, content, null, result));
        Assert.Equal(["active-reference-left"], Codes(Verify(processor, content, null, result with { Findings = [] })));
    }

    private static IEnumerable<string> Codes(IEnumerable<Finding> findings) => findings.Select(each => each.Code);

    private static IReadOnlyList<Finding> Verify(
        IFileProcessor processor,
        byte[] content,
        ReadOnlyMemory<byte>? edited,
        ProcessedFile result
    ) =>
        ((IFileProof)processor).Verify(
            new FileToProcess("a.env", result.Classification, content),
            edited,
            result,
            Parameters("postgres_air")
        );

    private static IFileProcessor Create(string name)
    {
        using var provider = new ServiceCollection().AddGraphMcpProcessing().BuildServiceProvider();
        return provider.GetServices<IFileProcessor>().Single(each => each.Name == name);
    }

    private static async Task<ProcessedFile> Process(
        IFileProcessor processor,
        string path,
        byte[] content,
        ProcessorParameters? parameters = null
    ) =>
        await processor.ProcessAsync(
            new FileToProcess(path, SourceClassifier.Classify(path), content),
            parameters ?? Parameters("postgres_air"),
            TestContext.Current.CancellationToken
        );

    private static ProcessorParameters Parameters(string database, bool? ordinaryWord = null)
    {
        var values = new Dictionary<string, JsonElement> { ["database"] = JsonSerializer.SerializeToElement(database) };
        if (ordinaryWord is { } value)
        {
            values["ordinaryWord"] = JsonSerializer.SerializeToElement(value);
        }

        return new ProcessorParameters(values);
    }
}
