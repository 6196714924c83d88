using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask.Client;

/// <summary>Configures a client.</summary>
public interface IDurableTaskClientBuilder
{
    /// <summary>The client's name, under which its options stand; empty for the default one.</summary>
    string Name { get; }

    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }

    /// <summary>The type of client that is built.</summary>
    Type? BuildTarget { get; set; }

    /// <summary>Makes the client.</summary>
    DurableTaskClient Build(IServiceProvider serviceProvider);
}
