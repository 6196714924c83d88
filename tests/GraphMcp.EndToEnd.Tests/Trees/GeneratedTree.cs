using System.Globalization;

namespace GraphMcp.EndToEnd.Tests.Trees;

/// <summary>Writes a tree of any number of small files in many formats; the same number gives the same bytes.</summary>
internal static class GeneratedTree
{
    private static readonly Func<int, (string Name, string Content)>[] Kinds =
    [
        n =>
            (
                $"main{n}.tf",
                $"module \"booking\" {{\n  name = \"booking\"\n}}\n\nmodule \"postgres_air\" {{\n  name = \"postgres_air\"\n  size = {n}\n}}\n"
            ),
        n => ($"values{n}.yaml", $"replicas: {n}\ndatabases:\n  - booking\n  - postgres_air\n  - flights\n"),
        n => ($"settings{n}.json", $"{{\n  \"id\": {n},\n  \"databases\": [\"booking\", \"postgres_air\"]\n}}\n"),
        n => ($"app{n}.ini", $"[booking]\nid = {n}\n\n[postgres_air]\nhost = postgres-air\n"),
        n => ($"V{n}__grants.sql", $"GRANT CONNECT ON DATABASE booking TO app{n};\nGRANT CONNECT ON DATABASE postgres_air TO app{n};\n"),
        n => ($"dump{n}.sh", $"#!/bin/sh\nset -eu\npg_dump booking > b{n}.sql\npg_dump postgres_air > a{n}.sql\n"),
        n => ($"notes{n}.md", $"# Notes {n}\n\nThe database postgres_air is retired.\n"),
        n => ($"store{n}.py", $"NAME = \"postgres_air\"\nNUMBER = {n}\n"),
        n => ($"plain{n}.txt", $"Nothing to see in file {n}.\n"),
        n => ($"data{n}.csv", $"id,name\n{n},postgres_air_2\n"),
    ];

    /// <summary>Writes the tree into a new folder and returns its path.</summary>
    public static string Write(string folder, int files)
    {
        for (var n = 0; n < files; n++)
        {
            var (name, content) = Kinds[n % Kinds.Length](n);
            var below = Path.Combine(
                folder,
                $"team{(n / 400).ToString(CultureInfo.InvariantCulture)}",
                $"service{(n / 20 % 20).ToString(CultureInfo.InvariantCulture)}"
            );
            Directory.CreateDirectory(below);
            File.WriteAllText(Path.Combine(below, name), content);
        }

        return folder;
    }
}
