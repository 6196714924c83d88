using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.Logging;
using Mono.Cecil;

namespace Faulty;

/// <summary>Nothing is wrong with it; it needs services of the host and of the plugin.</summary>
public sealed class GoodProcessor(ILogger<GoodProcessor> logger, Greeting greeting, IWorkflowManagerFactory managers) : FaultyProcessor
{
    /// <inheritdoc/>
    public override string Name => logger is not null && managers is not null ? $"good-{greeting.Text}" : "";
}

/// <summary>Cannot be created.</summary>
public sealed class ThrowingConstructor : FaultyProcessor
{
    /// <summary>Throws.</summary>
    public ThrowingConstructor() => throw new InvalidOperationException("the password is hunter2");

    /// <inheritdoc/>
    public override string Name => "never";
}

/// <summary>Has the name of a built-in processor.</summary>
public sealed class Namesake : FaultyProcessor
{
    /// <inheritdoc/>
    public override string Name => "inventory";
}

/// <summary>Needs a service that nobody registers.</summary>
public sealed class Unserved(Version version) : FaultyProcessor
{
    /// <inheritdoc/>
    public override string Name => version.ToString();
}

/// <summary>Needs what it is a part of.</summary>
public sealed class Selfish : FaultyProcessor
{
    /// <summary>Asks for all processors while they are created.</summary>
    public Selfish(GraphMcp.Workflows.Plugins.ProcessorCatalog processors) => Name = $"beside-{processors.All.Count}";

    /// <inheritdoc/>
    public override string Name { get; }
}

/// <summary>Will not say what it does.</summary>
public sealed class Secretive : FaultyProcessor, IFileProcessor
{
    /// <inheritdoc/>
    public override string Name => "secretive";

    string IFileProcessor.Description => throw new InvalidOperationException("the password is hunter2");
}

/// <summary>Throws for some files, and uses the plugin's own library for the rest.</summary>
public sealed class ThrowingProcessor : FaultyProcessor
{
    /// <inheritdoc/>
    public override string Name => "throws";

    /// <inheritdoc/>
    public override ValueTask<ProcessedFile> ProcessAsync(
        FileToProcess file,
        ProcessorParameters parameters,
        CancellationToken cancellationToken
    ) =>
        file.Path.Contains("bad", StringComparison.Ordinal) ? throw new InvalidDataException("the password is hunter2")
        : typeof(AssemblyDefinition).Assembly.GetName().Name is "Mono.Cecil" ? base.ProcessAsync(file, parameters, cancellationToken)
        : throw new InvalidOperationException("unreachable");
}
