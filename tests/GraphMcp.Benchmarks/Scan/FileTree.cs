using System.Globalization;

namespace GraphMcp.Benchmarks.Scan;

/// <summary>A generated tree of small configuration-like files, the same for the same arguments; every tenth names the database.</summary>
internal static class FileTree
{
    private const int FilesPerFolder = 200;

    private static readonly (string Extension, Func<int, string?, string> Content)[] Shapes =
    [
        (
            ".yaml",
            (n, db) =>
                $"service: app-{n}\nreplicas: {n % 7 + 1}\ndatabase:\n  host: db-{n % 11}.internal\n  name: {db ?? "orders"}\nlog: info\n"
        ),
        (
            ".tf",
            (n, db) =>
                $"resource \"random_pet\" \"p{n}\" {{\n  length = {n % 5 + 1}\n}}\n\nlocals {{\n  database_{n} = \"{db ?? "orders"}\"\n}}\n"
        ),
        (".sql", (n, db) => $"CREATE TABLE t{n} (id int);\nINSERT INTO {db ?? "orders"}.t{n} VALUES ({n});\n"),
        (".py", (n, db) => $"import os\n\nDSN = \"postgresql://app@db-{n}/{db ?? "orders"}\"\n\n\ndef run():\n    return DSN\n"),
        (".md", (n, db) => $"# Note {n}\n\nThe service reads from {db ?? "orders"} every {n % 60} seconds.\n"),
        (".json", (n, db) => $"{{\n  \"name\": \"app-{n}\",\n  \"database\": \"{db ?? "orders"}\",\n  \"port\": {5000 + n}\n}}\n"),
        (".sh", (n, db) => $"#!/bin/sh\nset -eu\npsql -d {db ?? "orders"} -c 'select {n}'\necho done\n"),
    ];

    /// <summary>Writes the tree below a folder.</summary>
    public static void Write(string root, int files, string database)
    {
        for (var n = 0; n < files; n++)
        {
            var folder = Path.Combine(root, "f" + (n / FilesPerFolder).ToString("D4", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(folder);
            var (extension, content) = Shapes[n % Shapes.Length];
            File.WriteAllText(
                Path.Combine(folder, "file" + n.ToString("D6", CultureInfo.InvariantCulture) + extension),
                content(n, n % 10 == 0 ? database : null)
            );
        }
    }
}
