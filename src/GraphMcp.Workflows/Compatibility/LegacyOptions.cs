namespace GraphMcp.Workflows.Compatibility;

/// <summary>Which parts of the old contract are offered beside the new one; bound from <c>Workflows:Legacy</c>.</summary>
/// <remarks>Each is switched for itself: turning one off, or on again, touches neither the others nor anything that runs.</remarks>
public sealed class LegacyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Workflows:Legacy";

    /// <summary>Gets or sets whether handlers on the old event bus are called; default yes.</summary>
    public bool Events { get; set; } = true;

    /// <summary>Gets or sets whether the old progress lines are written to the log; default no.</summary>
    public bool Progress { get; set; }

    /// <summary>Gets or sets how progress lines are written; default as text for people.</summary>
    public LegacyProgressFormat ProgressFormat { get; set; }

    /// <summary>Gets or sets whether the old HTTP routes answer; default yes. Without, they answer 410.</summary>
    public bool Routes { get; set; } = true;

    /// <summary>Gets or sets since when the old routes are deprecated; the <c>Deprecation</c> header says it.</summary>
    public DateTimeOffset DeprecatedSince { get; set; } = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gets or sets when the old routes are removed; the <c>Sunset</c> header says it. It must not be before <see cref="DeprecatedSince"/>.</summary>
    public DateTimeOffset Sunset { get; set; } = new(2027, 12, 1, 0, 0, 0, TimeSpan.Zero);
}
