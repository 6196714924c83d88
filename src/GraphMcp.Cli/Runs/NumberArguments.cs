using System.Globalization;
using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Runs;

/// <summary>Reads options that are numbers.</summary>
internal static class NumberArguments
{
    /// <summary>Returns a number from 1 on, or null where none is given.</summary>
    public static int? Positive(string option, string? text, string example) =>
        text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number
        : throw new UsageException($"{option} {text} is no number from 1 on", $"for example {option} {example}");

    /// <summary>Returns a number of bytes, which may end with K, M or G, or null where none is given.</summary>
    public static long? Bytes(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var shift = char.ToUpperInvariant(text[^1]) switch
        {
            'K' => 10,
            'M' => 20,
            'G' => 30,
            _ => 0,
        };
        var digits = shift == 0 ? text : text[..^1];
        return
            long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= long.MaxValue >> shift
            ? number << shift
            : throw new UsageException($"{option} {text} is no size", $"for example {option} 4M");
    }
}
