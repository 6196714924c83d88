using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GraphMcp.Workflows.Workspaces;

/// <summary>The names of all files in a workspace.</summary>
public static class WorkspacePaths
{
    /// <summary>The requests of all workflows.</summary>
    public static string Requests => "requests";

    /// <summary>The request that decided over a workflow's id; outlives everything else of it.</summary>
    public static string Request(string workflowId) => $"{Requests}/{workflowId}.json";

    /// <summary>The id that an idempotency key stands for.</summary>
    public static string IdempotencyKey(string keyHash) => $"idempotency/{keyHash}";

    /// <summary>All control messages sent to a workflow; the last one in ordinal order holds.</summary>
    public static string ControlFolder(string workflowId) => $"control/{workflowId}/desired";

    /// <summary>One control message sent to a workflow.</summary>
    public static string Control(string workflowId, int revision) =>
        $"{ControlFolder(workflowId)}/{revision.ToString("D8", CultureInfo.InvariantCulture)}.json";

    /// <summary>The mark of a forced stop: running activities look for it and cancel themselves, and results that come later are refused.</summary>
    public static string ForcedStop(string workflowId) => $"control/{workflowId}/stop";

    /// <summary>The segments of a workflow's event log.</summary>
    public static string Events(string workflowId) => $"events/{workflowId}";

    /// <summary>The events that no attempt could push.</summary>
    public static string DeadLetters(string workflowId) => $"deadletter/{workflowId}";

    /// <summary>What a workflow takes over from another one for a batch: a line a file.</summary>
    public static string Adopted(string workflowId, int shard, int batch) => $"adopted/{workflowId}/{Number(shard)}/{Number(batch)}.jsonl";

    /// <summary>The manifest of a checkpoint; outlives the purge of its workflow, to tell of it.</summary>
    public static string Checkpoint(string checkpointId) => $"checkpoints/{checkpointId}.json";

    /// <summary>The ids of a workflow's checkpoints: an empty file each.</summary>
    public static string CheckpointsOf(string workflowId) => $"checkpoints/of/{workflowId}";

    /// <summary>What a finished workflow had committed when it was first redriven.</summary>
    public static string EndCheckpoint(string workflowId) => $"checkpoints/ended/{workflowId}.json";

    /// <summary>The workflows that take over what this one has finished: a file each.</summary>
    public static string ChildrenOf(string workflowId) => $"lineage/{workflowId}";

    /// <summary>One workflow that takes over what another one has finished.</summary>
    public static string Child(string parentId, string childId) => $"{ChildrenOf(parentId)}/{childId}.json";

    /// <summary>The marks of all workflows that were purged.</summary>
    public static string PurgeMarks => "purged";

    /// <summary>The mark that a workflow was purged, or is being; stays, as its request does.</summary>
    public static string Purged(string workflowId) => $"{PurgeMarks}/{workflowId}.json";

    /// <summary>All folders and files that belong to one workflow alone and go with its purge.</summary>
    public static IReadOnlyList<string> AllOf(string workflowId) =>
        [
            $"plan/{workflowId}",
            $"adopted/{workflowId}",
            $"attempts/{workflowId}",
            $"results/{workflowId}",
            $"staged/{workflowId}",
            Errors(workflowId),
            $"verify/{workflowId}",
            $"apply/{workflowId}",
            $"report/{workflowId}",
            Events(workflowId),
            DeadLetters(workflowId),
            $"control/{workflowId}",
            ChildrenOf(workflowId),
            EndCheckpoint(workflowId),
        ];

    /// <summary>The committed manifest of one page of the plan; page and shard are the same number.</summary>
    public static string PlanPage(string workflowId, int shard) => $"plan/{workflowId}/{Number(shard)}.json";

    /// <summary>One batch's slice of the plan, in the folder that the manifest names.</summary>
    public static string PlanBatch(string workflowId, string pageFolder, int batch) =>
        $"plan/{workflowId}/{pageFolder}/{Number(batch)}.jsonl";

    /// <summary>The results of all shards.</summary>
    public static string Results(string workflowId) => $"results/{workflowId}";

    /// <summary>The results of all batches of a shard.</summary>
    public static string ShardResults(string workflowId, int shard) => $"{Results(workflowId)}/{Number(shard)}";

    /// <summary>A batch's (or a split batch's part's) committed result: a header line, then a line a file.</summary>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="batch">The batch's number in the shard, and for a part of a split batch the range of its files: <c>00007</c>, <c>00007.000-099</c>.</param>
    public static string Result(string workflowId, int shard, string batch) => $"{ShardResults(workflowId, shard)}/{batch}.jsonl";

    /// <summary>What failed in a workflow's batches: a file for each attempt at a batch that was about to commit failures.</summary>
    public static string Errors(string workflowId) => $"errors/{workflowId}";

    /// <summary>What failed in one attempt at a batch: written before its result is committed, so that no committed failure is without.</summary>
    public static string BatchErrors(string workflowId, int shard, string batch, int attempt) =>
        $"{Errors(workflowId)}/{Number(shard)}/{batch}/{attempt.ToString("D4", CultureInfo.InvariantCulture)}.jsonl";

    /// <summary>The limit of a resource pool that was set while hosts ran.</summary>
    public static string Pool(string name) => $"pools/{name}.json";

    /// <summary>The traces of a batch's attempts, by which a file that kills the process is found.</summary>
    public static string Attempts(string workflowId, int shard, string batch) => $"attempts/{workflowId}/{Number(shard)}/{batch}";

    /// <summary>A staged edit, by the SHA-256 of the new content.</summary>
    public static string Staged(string workflowId, string afterHash) => $"staged/{workflowId}/{afterHash}";

    /// <summary>A staged edit as a unified diff (<c>UnifiedDiff.Create</c>), made while both contents are at hand: after an apply the one before is gone.</summary>
    public static string StagedDiff(string workflowId, string path, string beforeHash, string afterHash)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{beforeHash}\n{afterHash}\n{path}"));
        return $"staged/{workflowId}/{Convert.ToHexStringLower(key)}.patch";
    }

    /// <summary>What the verify step found in a shard: a header line, then addenda by path.</summary>
    public static string Verified(string workflowId, int shard) => $"verify/{workflowId}/{Number(shard)}.jsonl";

    /// <summary>What the apply step did in a shard: a header line, then addenda by path.</summary>
    public static string Applied(string workflowId, int shard) => $"apply/{workflowId}/{Number(shard)}.jsonl";

    /// <summary>The folder of one reporting's parts.</summary>
    public static string ReportParts(string workflowId, string reportId) => $"report/{workflowId}/{reportId}";

    /// <summary>A number that sorts as text.</summary>
    public static string Number(int number) => number.ToString("D5", CultureInfo.InvariantCulture);
}
