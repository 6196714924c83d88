using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace GraphMcp.Cli.Remote;

/// <summary>Writes a server's answers: as they are, or as lines and tables for people.</summary>
internal sealed class RemoteView(TextWriter output, bool json)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes a list: a row an item, a column a path into it.</summary>
    public void WriteTable(JsonElement answer, string list, params string[] columns)
    {
        if (json)
        {
            WriteJson(answer);
            return;
        }

        var items = answer.GetProperty(list).EnumerateArray().ToList();
        if (items.Count == 0)
        {
            output.WriteLine($"no {list}");
            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumns([.. columns.Select(column => new TableColumn(column).NoWrap())]);
        foreach (var item in items)
        {
            table.AddRow([.. columns.Select(column => new Text(Of(item, column)))]);
        }

        Console().Write(table);
        if (answer.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String)
        {
            output.WriteLine($"more: --token {next.GetString()}");
        }
    }

    /// <summary>Writes values of one thing, a line each; those that are null or empty are left out.</summary>
    public void WriteValues(JsonElement answer, params string[] paths)
    {
        if (json)
        {
            WriteJson(answer);
            return;
        }

        foreach (var path in paths)
        {
            if (Of(answer, path) is { Length: > 0 } text)
            {
                output.WriteLine($"{path}: {text}");
            }
        }
    }

    /// <summary>Writes one line for people, or the whole answer.</summary>
    public void WriteLine(JsonElement answer, string line)
    {
        if (json)
        {
            WriteJson(answer);
        }
        else
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Writes an event in one line.</summary>
    public void WriteEvent(JsonElement happened) =>
        output.WriteLine(
            json
                ? JsonSerializer.Serialize(happened)
                : $"{Of(happened, "sequence"), 6} {Of(happened, "time")} {Of(happened, "type"), -22} {Of(happened, "batchId")}{Of(happened, "stepId"), 1} {Of(happened, "data")}".TrimEnd()
        );

    /// <summary>Returns a value as text; nothing where there is none.</summary>
    public static string Of(JsonElement item, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out item))
            {
                return "";
            }
        }

        return item.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.String when item.TryGetDateTimeOffset(out var time) => time.ToString("u", CultureInfo.InvariantCulture),
            JsonValueKind.String => item.GetString()!,
            JsonValueKind.Array => string.Join("; ", item.EnumerateArray().Select(entry => entry.ToString())),
            JsonValueKind.Number when item.TryGetDouble(out var number) => number.ToString("0.###", CultureInfo.InvariantCulture),
            _ => item.ToString(),
        };
    }

    private void WriteJson(JsonElement answer) => output.WriteLine(JsonSerializer.Serialize(answer, Indented));

    private IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(output),
            }
        );
        // Rows are never broken: other programs read them too.
        console.Profile.Width = 4096;
        return console;
    }
}
