using System.Globalization;
using Durable.Embedded;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>The table that a person reads, in Markdown; a line as soon as it is measured.</summary>
internal static class EngineTable
{
    public static void Begin(HubDurability durability)
    {
        Console.WriteLine($"PRAGMA synchronous = {durability.ToString().ToUpperInvariant()}");
        Console.WriteLine();
        Console.WriteLine("| case | goal | measured | reached | bare SQLite, same rows | plain loop in memory |");
        Console.WriteLine("|---|---|---|---|---|---|");
    }

    public static void Write(EngineCase one) =>
        Console.WriteLine(
            $"| {one.Name} | {one.Goal} | {Show(one.Value, one)} | {(one.IsReached ? "yes" : "no")} | {Show(one.Bare, one)} | {Show(one.Plain, one)} |"
        );

    public static void End(double bareRowsPerSecond)
    {
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare SQLite in bulk: {bareRowsPerSecond:N0} rows/s"));
        Console.WriteLine();
    }

    private static string Show(double? value, EngineCase one) =>
        value is { } number
            ? number.ToString(
                number >= 100 ? "N0"
                    : number >= 10 ? "0.0"
                    : "0.0000",
                CultureInfo.InvariantCulture
            )
                + " "
                + one.Unit
            : "–";
}
