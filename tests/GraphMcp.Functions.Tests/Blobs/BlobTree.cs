using System.Globalization;

namespace GraphMcp.Functions.Tests.Blobs;

/// <summary>Small files in several formats under names of every sort, the same each time.</summary>
internal static class BlobTree
{
    public const string Database = "postgres_air";

    /// <summary>What a file's path must hold for it to name the database where that counts.</summary>
    public const string Matched = "uses";

    private static readonly Func<int, (string Name, string Content)>[] Kinds =
    [
        n => ($"uses {n}.yaml", $"replicas: {n}\ndatabases:\n  - booking\n  - {Database}\n"),
        n => ($"uses#{n}.json", $"{{\n  \"id\": {n},\n  \"databases\": [\"booking\", \"{Database}\"]\n}}\n"),
        n => ($"uses?{n}.sql", $"GRANT CONNECT ON DATABASE booking TO app{n};\nGRANT CONNECT ON DATABASE {Database} TO app{n};\n"),
        n => ($"uses%2e{n}.sh", $"#!/bin/sh\nset -eu\npg_dump booking > b{n}.sql\npg_dump {Database} > a{n}.sql\n"),
        n => ($"plän-ü-{n}.tf", $"locals {{\n  number = {n}\n}}\n"),
        n => ($"plain{n}.py", $"NUMBER = {n}\n"),
        n => ($"plain{n}.md", $"# Notes {n}\n"),
        n => ($"empty{n}.sql", ""),
    ];

    /// <summary>Returns paths and contents.</summary>
    public static IReadOnlyDictionary<string, string> Files(int count) =>
        Enumerable
            .Range(0, count)
            .ToDictionary(number => PathOf(number), number => Kinds[number % Kinds.Length](number).Content, StringComparer.Ordinal);

    private static string PathOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"team {number / 20}/{Kinds[number % Kinds.Length](number).Name}");
}
