using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Runs;

/// <summary>Reads <c>--label name=value</c>.</summary>
internal static class LabelArguments
{
    /// <summary>Returns the labels by name.</summary>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> arguments)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var separator = argument.IndexOf('=', StringComparison.Ordinal);
            if (separator <= 0)
            {
                throw new UsageException($"--label {argument} has no value", "write --label name=value, for example --label team=data");
            }

            if (!labels.TryAdd(argument[..separator], argument[(separator + 1)..]))
            {
                throw new UsageException($"--label {argument[..separator]}=… is given twice", "give each label once");
            }
        }

        return labels;
    }
}
