using GraphMcp.Processing.Processors;

namespace GraphMcp.Workflows.Plugins;

/// <summary>The processors of a host by name, the host's own and its plugins'.</summary>
public sealed class ProcessorCatalog(PartCatalog<IFileProcessor> parts)
{
    // What a processor says of itself is asked for once: it may be anyone's code.
    private readonly Lock gate = new();
    private IReadOnlyList<(ProcessorInfo Info, IFileProcessor Processor)>? known;

    /// <summary>Gets what can be told of each processor, by name.</summary>
    public IReadOnlyList<ProcessorInfo> All => [.. Known.Select(processor => processor.Info)];

    private IReadOnlyList<(ProcessorInfo Info, IFileProcessor Processor)> Known
    {
        get
        {
            lock (gate)
            {
                return known ??= [.. parts.All.SelectMany(Describe).OrderBy(processor => processor.Info.Name, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Returns the processor of that name, or null.</summary>
    public IFileProcessor? Find(string name) => Known.FirstOrDefault(processor => processor.Info.Name == name).Processor;

    private IEnumerable<(ProcessorInfo Info, IFileProcessor Processor)> Describe(Part<IFileProcessor> part)
    {
        try
        {
            var processor = part.Instance;
            return [(new ProcessorInfo(processor.Name, processor.Description, processor.Pool, part.Origin), processor)];
        }
        catch (Exception exception)
        {
            parts.Fail(part.Instance, exception);
            return [];
        }
    }
}
