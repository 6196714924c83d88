using Durable.Embedded.Client;

namespace Durable.Embedded.Hosting;

/// <summary>A client that a generic host makes.</summary>
internal sealed class HostedClient(string name, HostedHubs hubs) : ForwardingClient(hubs.ClientOf(name));
