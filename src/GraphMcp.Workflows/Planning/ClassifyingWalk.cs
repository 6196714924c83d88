using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Planning;

/// <summary>Walks a source and classifies its files in the order of the walk, as many ahead as the source is read at once.</summary>
/// <param name="environment">The workflow.</param>
/// <param name="cursor">The walk starts behind this path; null from the start.</param>
/// <param name="most">No more files than these are looked at: what is read ahead is not read again by the next page.</param>
/// <param name="cancellationToken">Ends the walk.</param>
internal sealed class ClassifyingWalk(WorkflowEnvironment environment, string? cursor, int most, CancellationToken cancellationToken)
    : IAsyncDisposable
{
    private const double SureEnough = 0.5;

    private readonly IAsyncEnumerator<SourceFile> _walk = environment
        .Source.EnumerateAsync(cursor, cancellationToken)
        .GetAsyncEnumerator(cancellationToken);
    private readonly Queue<Task<PlannedFile>> _ahead = new();
    private int _taken;

    /// <summary>Returns the next file, or null when there is none or enough were looked at.</summary>
    public async Task<PlannedFile?> NextAsync()
    {
        while (_ahead.Count < environment.Source.ReadParallelism && _taken < most && await _walk.MoveNextAsync())
        {
            _ahead.Enqueue(ClassifyAsync(_walk.Current));
            _taken++;
        }

        return _ahead.TryDequeue(out var next) ? await next : null;
    }

    /// <summary>Returns whether there are files behind the last one that was returned; none can be asked for then.</summary>
    public async Task<bool> HasMoreAsync() => _ahead.Count > 0 || await _walk.MoveNextAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // What failed ahead fails again when its turn comes.
        Task ahead = Task.WhenAll(_ahead);
        await ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _walk.DisposeAsync();
    }

    private async Task<PlannedFile> ClassifyAsync(SourceFile file)
    {
        var classification = SourceClassifier.Classify(environment.Input.Source.PathWithin(file.Path));
        if (file.Size > environment.Input.Batches.MaxFileBytes)
        {
            return new PlannedFile(file.Path, file.Size, file.Version, classification, "too-large");
        }

        if (classification.Confidence < SureEnough && file.Size > 0)
        {
            classification = await ClassifyByContentAsync(file.Path, classification);
        }

        return new PlannedFile(file.Path, file.Size, file.Version, classification);
    }

    private async Task<SourceClassification> ClassifyByContentAsync(string path, SourceClassification byPath)
    {
        try
        {
            var head = await environment.Source.ReadHeadAsync(path, SourceClassifier.HeadBytes, cancellationToken);
            return SourceClassifier.Classify(environment.Input.Source.PathWithin(path), head);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its batch will find it unreadable and say so.
            return byPath;
        }
    }
}
