using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GraphMcp.Workflows.Templates;

/// <summary>Spans of time as templates write them: <c>30s</c>, <c>5m</c>, <c>1h30m</c>, <c>250ms</c>, or a number of seconds.</summary>
internal static partial class TemplateTime
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    /// <summary>Returns the time, or null where the text is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds <= int.MaxValue ? TimeSpan.FromMilliseconds((double)(seconds * 1000)) : null;
        }

        var match = WithUnits().Match(text);
        return match.Success
            ? Units.Aggregate(TimeSpan.Zero, (sum, unit) => sum + (unit.Length * Count(match.Groups[unit.Unit].Value)))
            : null;
    }

    /// <summary>Writes a time the way that <see cref="Parse"/> reads it.</summary>
    public static string Write(TimeSpan time)
    {
        var text = new StringBuilder();
        foreach (var (unit, length) in Units)
        {
            var count = time.Ticks / length.Ticks;
            time -= length * count;
            text.Append(CultureInfo.InvariantCulture, $"{(count == 0 ? "" : count)}{(count == 0 ? "" : unit)}");
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    private static int Count(string digits) => digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?=.)(?:(?<d>[0-9]{1,6})d)?(?:(?<h>[0-9]{1,6})h)?(?:(?<m>[0-9]{1,6})m(?!s))?(?:(?<s>[0-9]{1,6})s)?(?:(?<ms>[0-9]{1,6})ms)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WithUnits();
}
