using Durable.Embedded.FunctionsHost.Blobs;
using Durable.Embedded.FunctionsHost.Http;
using Microsoft.Azure.Functions.Worker;

namespace Durable.Embedded.FunctionsHost.Discovery;

/// <summary>What starts a function.</summary>
/// <param name="Kind">The binding's type as the Functions host names it.</param>
/// <param name="TaskName">The task name under which the engine knows the function, if it does.</param>
internal abstract record FunctionTrigger(string Kind, string? TaskName)
{
    public sealed record Orchestration(string Name) : FunctionTrigger("orchestrationTrigger", Name);

    public sealed record Activity(string Name, Type InputType) : FunctionTrigger("activityTrigger", Name);

    public sealed record Entity(string Name) : FunctionTrigger("entityTrigger", Name);

    public sealed record Http(HttpRoute Route, AuthorizationLevel Level) : FunctionTrigger("httpTrigger", null);

    /// <summary>A blob that lands.</summary>
    /// <param name="Pattern">Which blobs.</param>
    /// <param name="Connection">The connection that leads to them.</param>
    public sealed record Blob(BlobPattern Pattern, string Connection) : FunctionTrigger("blobTrigger", null);
}
