namespace GraphMcp.Workflows.Compatibility;

/// <summary>How the old progress lines are written.</summary>
public enum LegacyProgressFormat
{
    /// <summary>Text for people: <c>Progress: process [██████░░░░] 60.0% ETA: 12s</c>.</summary>
    Console,

    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>Both, the text first.</summary>
    Dual,
}
