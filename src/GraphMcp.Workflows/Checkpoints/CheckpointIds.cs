using System.Text.RegularExpressions;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>The ids of checkpoints.</summary>
internal static partial class CheckpointIds
{
    private const string Prefix = "cp-";

    /// <summary>Returns a new id that sorts behind those of earlier milliseconds.</summary>
    public static string Create(TimeProvider clock) => WorkflowIds.Create(clock, Prefix);

    /// <summary>Returns whether a text can be a checkpoint's id.</summary>
    public static bool IsValid(string id) => Pattern().IsMatch(id);

    [GeneratedRegex(@"\Acp-[0-9a-z]{26}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
