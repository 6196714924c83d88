namespace GraphMcp.Workflows.Inbox;

/// <summary>What a blob is, by the end of its name.</summary>
internal enum InboxKind
{
    /// <summary>Nothing that an inbox takes.</summary>
    Unknown,

    /// <summary>An archive, which is the source itself.</summary>
    Archive,

    /// <summary>A list of the files to process.</summary>
    List,

    /// <summary>A request in JSON.</summary>
    JsonRequest,

    /// <summary>A request in YAML.</summary>
    YamlRequest,
}
