using System.Globalization;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Writes many numbers as few ranges: <c>0-41,43</c>.</summary>
internal static class NumberRanges
{
    public static string Write(IEnumerable<int> numbers)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var number in numbers.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1].To == number - 1)
            {
                ranges[^1] = (ranges[^1].From, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(',', ranges.Select(range => range.From == range.To ? Text(range.From) : $"{Text(range.From)}-{Text(range.To)}"));
    }

    public static IEnumerable<int> Read(string ranges) =>
        ranges
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(range => range.Split('-'))
            .SelectMany(range => Enumerable.Range(Number(range[0]), Number(range[^1]) - Number(range[0]) + 1));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
