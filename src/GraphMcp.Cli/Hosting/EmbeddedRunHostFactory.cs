using GraphMcp.Cli.Runs;

namespace GraphMcp.Cli.Hosting;

/// <summary>Opens hubs in this process.</summary>
internal sealed class EmbeddedRunHostFactory : IRunHostFactory
{
    public async Task<IRunHost> OpenAsync(RunFolder folder)
    {
        var app = EmbeddedApp.Build(folder);
        try
        {
            await EmbeddedApp.OpenAsync(app, folder);
            return new EmbeddedRunHost(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
