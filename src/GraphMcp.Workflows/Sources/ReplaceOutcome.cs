namespace GraphMcp.Workflows.Sources;

/// <summary>How <see cref="IFileSource.ReplaceAsync"/> ended.</summary>
public enum ReplaceOutcome
{
    /// <summary>The content is the new one now.</summary>
    Replaced,

    /// <summary>The content was the new one already: an earlier attempt did it.</summary>
    AlreadyDone,

    /// <summary>The content is neither; nothing was changed.</summary>
    ChangedMeanwhile,

    /// <summary>The file is gone; nothing was changed.</summary>
    Missing,
}
