using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Runs;

/// <summary>Reads <c>--set key=value</c>.</summary>
internal static class SetArguments
{
    /// <summary>Returns the values by key, as they were written; what they mean is for the template to say.</summary>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var separator = argument.IndexOf('=', StringComparison.Ordinal);
            if (separator <= 0)
            {
                throw new UsageException(
                    $"--set {argument} has no value",
                    "write --set key=value, for example --set database=postgres_air"
                );
            }

            if (!values.TryAdd(argument[..separator], argument[(separator + 1)..]))
            {
                throw new UsageException($"--set {argument[..separator]}=… is given twice", "give each parameter once");
            }
        }

        return values;
    }
}
