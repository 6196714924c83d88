namespace GraphMcp.Workflows.Compatibility;

/// <summary>The diagnostics by which the compiler tells whoever still uses the old contract; docs/migration.md lists them.</summary>
internal static class LegacyDiagnostics
{
    /// <summary>The old control calls.</summary>
    public const string Controls = "GRAPHMCP001";

    /// <summary>The old event bus.</summary>
    public const string Events = "GRAPHMCP002";

    /// <summary>The old progress lines.</summary>
    public const string Progress = "GRAPHMCP003";

    /// <summary>Where they are explained.</summary>
    public const string Url = "docs/migration.md#{0}";
}
