using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>Opens sources behind their circuit breakers.</summary>
internal sealed class GuardedFileSourceProvider(IFileSourceProvider sources, DependencyBreakers breakers) : IFileSourceProvider
{
    public void Check(string uri) => sources.Check(uri);

    public bool IsReadOnly(string uri) => sources.IsReadOnly(uri);

    public bool IsRepository(string uri) => sources.IsRepository(uri);

    public ValueTask<string> PinAsync(string uri, CancellationToken cancellationToken) => sources.PinAsync(uri, cancellationToken);

    public async ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        if (!breakers.Enabled)
        {
            return await sources.OpenAsync(source, cancellationToken);
        }

        var breaker = breakers.Of("source", source.Uri);
        var opened = await breaker.RunAsync("the root", stop => sources.OpenAsync(source, stop), cancellationToken);
        return new GuardedFileSource(opened, breaker);
    }
}
