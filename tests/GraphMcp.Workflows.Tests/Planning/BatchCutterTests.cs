using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Planning;

namespace GraphMcp.Workflows.Tests.Planning;

/// <summary>Batches of any files.</summary>
public sealed class BatchCutterTests
{
    private static readonly BatchPolicy Policy = new(MaxFiles: 5, MaxBytes: 100);

    private static readonly Gen<PlannedFile> File = Gen.Select(
        Gen.Int[0, 150],
        Gen.Enum<SourceType>(),
        (size, type) => new PlannedFile("x", size, "1", new SourceClassification(type, "text", null, 1, ""))
    );

    [Fact]
    public void Add_AnyFiles_KeepsEveryFileOnceInABatchOfItsType() =>
        File.List[0, 200]
            .Sample(files =>
            {
                var cutter = new BatchCutter(Policy);
                var batches = files.SelectMany(cutter.Add).ToList();
                batches.AddRange(cutter.Finish());

                Assert.Equal(files.Count, batches.Sum(batch => batch.Files.Count));
                Assert.Equal(Enumerable.Range(0, batches.Count), batches.Select(batch => batch.Planned.Number).Order());
                Assert.Equal(batches.Count, cutter.Count);
                Assert.All(batches, Check);
            });

    private static void Check(OpenBatch batch)
    {
        Assert.InRange(batch.Files.Count, 1, Policy.MaxFiles);
        Assert.Equal(batch.Planned.Bytes, batch.Files.Sum(file => file.Size));
        Assert.True(batch.Planned.Bytes <= Policy.MaxBytes || batch.Files.Count == 1);
        Assert.All(batch.Files, file => Assert.Equal(batch.Planned.SourceType, file.Classification.Type));
    }
}
