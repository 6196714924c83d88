namespace Durable.Embedded.Hosting;

/// <summary>On which hub a host's workers and clients of one name are.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>The hub's SQLite file; its folder must exist. Required.</summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// Changes how the hub is opened. What it is given has the worker's converter, versions and concurrency, and the host's logging and clock.
    /// Default: as it is.
    /// </summary>
    public Func<EmbeddedHubOptions, EmbeddedHubOptions> Hub { get; set; } = static options => options;
}
