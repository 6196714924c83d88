using GraphMcp.Processing.Processors;

namespace GraphMcp.Workflows.Verification;

/// <summary>What the verification says of one file.</summary>
internal sealed record FileVerdict(IReadOnlyList<Finding> Findings, bool Violated = false, bool Changed = false, bool Missing = false)
{
    public static FileVerdict Holds { get; } = new([]);
}
