namespace Durable.Embedded;

/// <summary>With <see cref="EmbeddedHubOptions.StrictAzureFloor"/>: the Functions client on Azure would fail here too, with a gRPC <c>RpcException</c>.</summary>
/// <remarks>It derives from nothing but <see cref="Exception"/>, as that one does: code that catches something more particular would not catch it there.</remarks>
public sealed class AzureFloorException(string message) : Exception(message);
