using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Planning;

/// <summary>A batch that still takes files.</summary>
internal sealed class OpenBatch(int number, SourceType sourceType)
{
    public List<PlannedFile> Files { get; } = [];

    public long Bytes { get; private set; }

    public PlannedBatch Planned => new(number, sourceType, Files.Count, Bytes);

    public void Add(PlannedFile file)
    {
        Files.Add(file);
        Bytes += file.Size;
    }
}
