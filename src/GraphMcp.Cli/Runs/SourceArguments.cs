using System.Text.RegularExpressions;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Runs;

/// <summary>Reads the values of <c>--source</c>.</summary>
internal static partial class SourceArguments
{
    /// <summary>Returns the sources that are named, each with the globs.</summary>
    /// <exception cref="Commands.UsageException">One is no source.</exception>
    public static IReadOnlyList<SourceRequest> Read(
        IReadOnlyList<string> values,
        RunFolder folder,
        IReadOnlyList<string> include,
        IReadOnlyList<string> exclude
    ) => [.. values.Select(value => Read(value, folder) with { Include = include, Exclude = exclude })];

    /// <summary>A folder whose own name has a '=' is that folder.</summary>
    private static SourceRequest Read(string value, RunFolder folder) =>
        Path.Exists(value) || Named().Match(value) is not { Success: true } named
            ? new SourceRequest { Uri = SourceFolder.Check(value, folder) }
            : new SourceRequest { Name = named.Groups["name"].Value, Uri = SourceFolder.Check(named.Groups["source"].Value, folder) };

    [GeneratedRegex(@"\A(?<name>[A-Za-z0-9._-]+)=(?<source>.+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
