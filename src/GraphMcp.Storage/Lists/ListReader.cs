using System.Text;
using System.Text.Json;
using CsvHelper;

namespace GraphMcp.Storage.Lists;

/// <summary>Reads lists of files by the end of their names.</summary>
internal static class ListReader
{
    /// <summary>What is understood, for a person.</summary>
    public const string Understood = ".jsonl, .csv or .txt";

    // The members of an object, and the titles of a column, that hold what is listed.
    private static readonly string[] Fields = ["uri", "path", "name"];

    private static readonly CsvReaderOptions Csv = new()
    {
        HasHeader = false,
        TrimWhitespace = true,
        SkipEmptyLines = true,
        TrackLineNumbers = true,
    };

    private static readonly Dictionary<string, Func<string, IEnumerable<ListedName>>> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jsonl"] = ReadJsonLines,
        [".csv"] = ReadCsv,
        [".txt"] = ReadLines,
    };

    /// <summary>Tells whether a name is a list's.</summary>
    public static bool IsOne(string name) => Readers.ContainsKey(Path.GetExtension(name));

    /// <summary>Reads all lines that name something.</summary>
    /// <exception cref="NotSupportedException">A line names nothing; the message has its number.</exception>
    public static IEnumerable<ListedName> Read(string name, byte[] content) =>
        Readers[Path.GetExtension(name)](new UTF8Encoding().GetString(content).TrimStart('\uFEFF'));

    private static IEnumerable<ListedName> ReadLines(string text) =>
        NumberedLines(text).Where(line => line.Text.Length > 0 && !line.Text.StartsWith('#'));

    private static IEnumerable<ListedName> ReadJsonLines(string text) =>
        NumberedLines(text).Where(line => line.Text.Length > 0).Select(line => line with { Text = NameIn(line) });

    private static IEnumerable<ListedName> ReadCsv(string text)
    {
        using var csv = CsvReader.FromText(text, Csv);
        var column = 0;
        for (var isFirst = true; Read(csv); isFirst = false)
        {
            var titled = isFirst ? Enumerable.Range(0, csv.FieldCount).FirstOrDefault(index => IsTitle(csv.GetString(index)), -1) : -1;
            if (titled >= 0)
            {
                column = titled;
                continue;
            }

            yield return column < csv.FieldCount && csv.GetString(column) is { Length: > 0 } name
                ? new ListedName((int)csv.LineNumber, name)
                : throw Wrong((int)csv.LineNumber, $"it has nothing in column {column + 1}");
        }
    }

    private static bool Read(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException error)
        {
            throw new NotSupportedException($"It is no CSV: {error.Message}", error);
        }
    }

    private static bool IsTitle(string cell) => Fields.Contains(cell, StringComparer.OrdinalIgnoreCase);

    private static string NameIn(ListedName line)
    {
        try
        {
            using var json = JsonDocument.Parse(line.Text);
            return Text(json.RootElement) is { Length: > 0 } name
                ? name
                : throw Wrong(line.Line, "expected is a string, or an object with 'uri', 'path' or 'name'");
        }
        catch (JsonException error)
        {
            throw Wrong(line.Line, $"it is no JSON ({error.Message})");
        }
    }

    private static string? Text(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Object => Fields
                .Select(field =>
                    element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null
                )
                .FirstOrDefault(value => value is not null),
            _ => null,
        };

    private static IEnumerable<ListedName> NumberedLines(string text) =>
        text.Split('\n').Select((line, index) => new ListedName(index + 1, line.Trim()));

    private static NotSupportedException Wrong(int line, string reason) => new($"Line {line}: {reason}.");
}
