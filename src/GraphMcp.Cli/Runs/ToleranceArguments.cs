using System.Globalization;
using GraphMcp.Cli.Commands;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Runs;

/// <summary>Reads <c>--tolerate N</c>, files that may fail, or <c>--tolerate P%</c>, the percentage of all that may.</summary>
internal static class ToleranceArguments
{
    /// <summary>Returns what may fail, or null where nothing is given.</summary>
    public static ToleratedFailuresRequest? Parse(string? text) =>
        text switch
        {
            null => null,
            [.. var number, '%']
                when double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
                    && percent is >= 0 and <= 100 => new ToleratedFailuresRequest { Percent = percent },
            // A count alone: the percentage would otherwise still be the default's.
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => new ToleratedFailuresRequest
            {
                Count = count,
                Percent = 100,
            },
            _ => throw new UsageException(
                $"--tolerate {text} is neither a number of files nor a percentage",
                "for example --tolerate 10 or --tolerate 2.5%"
            ),
        };
}
