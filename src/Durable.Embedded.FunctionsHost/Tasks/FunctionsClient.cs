using Durable.Embedded.Client;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.Tasks;

/// <summary>The hub's client, which knows besides where its instances are managed over HTTP.</summary>
internal sealed class FunctionsClient(DurableTaskClient hub, Func<string?> baseUrl, string? queryString)
    : ForwardingClient(hub),
        IManagementEndpoint
{
    public string? BaseUrl => baseUrl();

    public string? QueryString => queryString;
}
