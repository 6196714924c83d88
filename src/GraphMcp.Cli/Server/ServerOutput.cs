using System.Text.Json;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Serialization;
using Spectre.Console;

namespace GraphMcp.Cli.Server;

/// <summary>Writes answers: as they came for programs, as lines and tables for people.</summary>
internal sealed class ServerOutput(CliTerminal terminal, bool json)
{
    // Lines are never wrapped: a terminal does that itself, and a program wants them whole.
    private const int Width = 10_000;

    /// <summary>Gets whether programs read the output.</summary>
    public bool IsJson => json;

    /// <summary>Writes an answer as JSON, or else what a person wants to know of it.</summary>
    public void Write(JsonElement answer, params IEnumerable<string> lines)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(answer, WorkflowJson.Indented));
            return;
        }

        foreach (var line in lines)
        {
            terminal.Output.WriteLine(PlainText.Of(line));
        }
    }

    /// <summary>Writes one answer of many as a line.</summary>
    public void WriteLine(JsonElement item, string line) => terminal.Output.WriteLine(json ? item.GetRawText() : PlainText.Of(line));

    /// <summary>Writes an answer as JSON, or else the list in it as a table.</summary>
    public void WriteTable(JsonElement answer, string list, params IReadOnlyList<Column> columns) =>
        Write(answer, Lines([.. answer.List(list)], columns));

    /// <summary>Tells, beside the output, how to ask for what follows.</summary>
    public void WriteNext(JsonElement answer)
    {
        if (!json && answer.Text("next") is { Length: > 0 } next)
        {
            terminal.Error.WriteLine($"more follow: --token {PlainText.Of(next)}");
        }
    }

    /// <summary>Returns the lines of a table; no items are no lines.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<JsonElement> items, IReadOnlyList<Column> columns)
    {
        if (items.Count == 0)
        {
            return ["none"];
        }

        var table = new Table { Border = TableBorder.None };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column.Head)).NoWrap().PadLeft(0).PadRight(2));
        }

        foreach (var item in items)
        {
            table.AddRow(columns.Select(column => new Text(PlainText.Of(column.Show(item)))));
        }

        return Render(table);
    }

    private static IEnumerable<string> Render(Table table)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(text),
            }
        );
        console.Profile.Width = Width;
        console.Write(table);
        return [.. text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }
}
