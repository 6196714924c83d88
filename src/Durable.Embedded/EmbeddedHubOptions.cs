using Durable.Embedded.Hub;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Durable.Embedded;

/// <summary>How a hub is opened.</summary>
public sealed record EmbeddedHubOptions
{
    /// <summary>The hub's SQLite file; its folder must exist. Required.</summary>
    public required string Path { get; init; }

    /// <summary>How many activities run at the same time. Default: the cores.</summary>
    public int MaxConcurrentActivities { get; init; } = Environment.ProcessorCount;

    /// <summary>How many orchestrators take a turn at the same time. Default: the cores.</summary>
    public int MaxConcurrentOrchestrations { get; init; } = Environment.ProcessorCount;

    /// <summary>How many entities run operations at the same time. Default: the cores.</summary>
    public int MaxConcurrentEntities { get; init; } = Environment.ProcessorCount;

    /// <summary>How many waiting orchestrators, and how many entities, stay in memory; others are read again when needed. Default: 20,000.</summary>
    public int MaxInstancesInMemory { get; init; } = 20_000;

    /// <summary>What an acknowledged write survives. Default: a power failure.</summary>
    public HubDurability Durability { get; init; } = HubDurability.Full;

    /// <summary>Turns inputs, outputs, events and states into text. Default: JSON.</summary>
    public DataConverter DataConverter { get; init; } = JsonDataConverter.Default;

    /// <summary>The version of orchestrations that a client starts without one. Default: empty, none.</summary>
    public string DefaultVersion { get; init; } = "";

    /// <summary>
    /// Which versions of orchestrations and their activities this process runs, and which version sub-orchestrations get that are started
    /// without one. Default: null, all run and none is given. What is rejected stays as it is until the hub is opened by a process that runs it.
    /// </summary>
    public DurableTaskWorkerOptions.VersioningOptions? Versioning { get; init; }

    /// <summary>Says which properties of an exception are kept in the failure of an activity, an orchestration or an operation of an entity. Default: none are.</summary>
    public IExceptionPropertiesProvider? ExceptionProperties { get; init; }

    /// <summary>What the hub takes at most. Default: as <see cref="HubLimits"/> says.</summary>
    public HubLimits Limits { get; init; } = new();

    /// <summary>
    /// Lets the app's clients and its activities do no more than those of Azure Functions, so that tests find out what would not hold there.
    /// Default: false, all of it.
    /// </summary>
    /// <remarks>
    /// What is ignored, is not told, is dropped and fails is listed in docs/embedded-engine.md, "The floor of Azure".
    /// <see cref="EmbeddedHub.ManagementClient"/> is not restricted.
    /// </remarks>
    public bool StrictAzureFloor { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the engine and orchestrators log. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Lets tests end a hub at a named moment, by an exception or by killing the process.</summary>
    internal Action<CrashPoint>? CrashPoints { get; init; }

    /// <summary>Lets tests fill the hub's disk: how many pages the file has at most; what it has already stays. Default: no limit.</summary>
    internal long? MaxPages { get; init; }
}
