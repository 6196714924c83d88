using GraphMcp.Cli.Runs;

namespace GraphMcp.Cli.Hosting;

internal sealed class EmbeddedRunHostFactory : IRunHostFactory
{
    public IRunHost Open(RunFolder folder) => throw new NotSupportedException();
}
