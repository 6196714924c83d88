namespace GraphMcp.Cli.Runs;

/// <summary>Opens hubs.</summary>
internal interface IRunHostFactory
{
    /// <summary>Opens the hub of a folder; nothing runs yet.</summary>
    /// <exception cref="Commands.UsageException">Another process owns the hub, or it is of a newer version.</exception>
    Task<IRunHost> OpenAsync(RunFolder folder);
}
