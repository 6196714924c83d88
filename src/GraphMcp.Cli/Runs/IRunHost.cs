using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Runs;

/// <summary>The embedded runtime on one hub, in this process.</summary>
internal interface IRunHost : IAsyncDisposable
{
    /// <summary>Gets the manager of the hub's workflows; it answers before the host is started, too.</summary>
    IWorkflowManager Manager { get; }

    /// <summary>Lets the hub's workflows go on.</summary>
    Task StartAsync();
}

/// <summary>Opens hubs.</summary>
internal interface IRunHostFactory
{
    /// <exception cref="Commands.UsageException">Another process owns the hub, or it is of a newer version.</exception>
    IRunHost Open(RunFolder folder);
}
