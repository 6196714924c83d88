namespace GraphMcp.Workflows.Compatibility;

/// <summary>The words of the old progress lines.</summary>
internal static class LegacyProgressStatus
{
    public const string Started = "started";
    public const string Progress = "progress";
    public const string Completed = "completed";
    public const string Failed = "failed";
}
