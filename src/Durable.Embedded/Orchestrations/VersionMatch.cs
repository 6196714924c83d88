using System.Diagnostics.CodeAnalysis;
using Durable.Embedded.Serialization;
using DurableTask.Core;
using Microsoft.DurableTask.Abstractions;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace Durable.Embedded.Orchestrations;

/// <summary>Which versions a hub runs.</summary>
internal sealed class VersionMatch(VersioningOptions? options)
{
    /// <summary>The version of sub-orchestrations that are started without one.</summary>
    public string DefaultVersion => options?.DefaultVersion ?? "";

    /// <summary>Whether what is refused stays as it is, instead of failing.</summary>
    public bool LeavesRefused => options?.FailureStrategy == VersionFailureStrategy.Reject;

    /// <summary>Whether a version is not run here, and why.</summary>
    public bool Refuses(string? version, [NotNullWhen(true)] out FailureDetails? failure)
    {
        failure = options is null ? null : FailureOf(options, version ?? "");
        return failure is not null;
    }

    private static FailureDetails? FailureOf(VersioningOptions options, string version)
    {
        var comparison = TaskOrchestrationVersioningUtils.CompareVersions(version, options.Version);
        return options.MatchStrategy switch
        {
            VersionMatchStrategy.None => null,
            VersionMatchStrategy.Strict => comparison == 0
                ? null
                : Mismatch($"The orchestration version '{version}' does not match the worker version '{options.Version}'."),
            VersionMatchStrategy.CurrentOrOlder => comparison <= 0
                ? null
                : Mismatch($"The orchestration version '{version}' is greater than the worker version '{options.Version}'."),
            _ => Failures.Final("VersionError", $"The version match strategy '{options.MatchStrategy}' is unknown."),
        };
    }

    private static FailureDetails Mismatch(string message) =>
        new("VersionMismatch", message, stackTrace: null, innerFailure: null, isNonRetriable: false);
}
