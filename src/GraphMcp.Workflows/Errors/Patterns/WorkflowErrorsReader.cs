using System.Collections.Concurrent;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>Reads the patterns of a workflow's committed failures; only batches with failures are looked at, and each of them once.</summary>
public sealed class WorkflowErrorsReader(IWorkspaceProvider workspaces)
{
    private const int MostWorkflows = 64;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, IReadOnlyList<ErrorPattern>>> committed = new(
        StringComparer.Ordinal
    );

    /// <summary>Returns all patterns, the most frequent first.</summary>
    /// <param name="workspaceUri">The workflow's workspace.</param>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="processStep">The number of a process step among the template's process steps; null takes all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ErrorPattern>> ReadAsync(
        string workspaceUri,
        string workflowId,
        int? processStep,
        CancellationToken cancellationToken = default
    )
    {
        var journal = new FailureJournal(workspaces.Open(workspaceUri), workflowId);
        var known = Remember($"{workspaceUri}\n{workflowId}");
        var counted = new List<(JournalEntry Entry, IReadOnlyList<ErrorPattern> Patterns)>();
        foreach (var entry in (await journal.ListAsync(cancellationToken)).Where(IsOfStep))
        {
            if (!known.TryGetValue(entry.Path, out var patterns))
            {
                if (await journal.ReadCommittedAsync(entry, cancellationToken) is not { } read)
                {
                    continue;
                }

                // What is committed never changes.
                patterns = known[entry.Path] = read;
            }

            counted.Add((entry, patterns));
        }

        return Add(counted, await CoveringAsync(workspaceUri, workflowId, counted, cancellationToken));

        bool IsOfStep(JournalEntry entry) => processStep is null || ShardNumbers.StepOf(entry.Shard) == processStep;
    }

    /// <summary>Returns all patterns, the most frequent first.</summary>
    /// <param name="workspaceUri">The workflow's workspace.</param>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ErrorPattern>> ReadAsync(
        string workspaceUri,
        string workflowId,
        CancellationToken cancellationToken = default
    ) => ReadAsync(workspaceUri, workflowId, processStep: null, cancellationToken);

    /// <summary>Returns the most frequent patterns.</summary>
    /// <param name="workspaceUri">The workflow's workspace.</param>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ErrorPattern>> TopAsync(
        string workspaceUri,
        string workflowId,
        int count,
        CancellationToken cancellationToken = default
    ) => [.. (await ReadAsync(workspaceUri, workflowId, cancellationToken)).Take(count)];

    private static IReadOnlyList<ErrorPattern> Add(
        IEnumerable<(JournalEntry Entry, IReadOnlyList<ErrorPattern> Patterns)> counted,
        HashSet<string> covered
    )
    {
        var tally = new PatternTally();
        foreach (var pattern in counted.Where(batch => !covered.Contains(batch.Entry.Path)).SelectMany(batch => batch.Patterns))
        {
            tally.Add(pattern);
        }

        return tally.Patterns;
    }

    /// <summary>Returns the entries of parts of a batch of which a larger result was committed, too: only that one counts.</summary>
    private async Task<HashSet<string>> CoveringAsync(
        string workspaceUri,
        string workflowId,
        IReadOnlyList<(JournalEntry Entry, IReadOnlyList<ErrorPattern> Patterns)> counted,
        CancellationToken cancellationToken
    )
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var workspace = workspaces.Open(workspaceUri);
        foreach (
            var shard in counted.Select(batch => batch.Entry).Where(entry => entry.Batch.From is not null).GroupBy(entry => entry.Shard)
        )
        {
            var results = await CommittedResults.ListAsync(workspace, workflowId, shard.Key, cancellationToken);
            covered.UnionWith(shard.Where(entry => results.Any(other => other.Covers(entry.Batch))).Select(entry => entry.Path));
        }

        return covered;
    }

    private ConcurrentDictionary<string, IReadOnlyList<ErrorPattern>> Remember(string workflow)
    {
        if (committed.Count >= MostWorkflows && !committed.ContainsKey(workflow))
        {
            committed.Clear();
        }

        return committed.GetOrAdd(workflow, _ => new ConcurrentDictionary<string, IReadOnlyList<ErrorPattern>>(StringComparer.Ordinal));
    }
}
