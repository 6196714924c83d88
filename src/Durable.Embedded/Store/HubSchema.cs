using System.Globalization;

namespace Durable.Embedded.Store;

/// <summary>Brings a hub file to the schema of this version: the numbered scripts that it has not seen yet, each in a transaction of its own.</summary>
internal static class HubSchema
{
    private static readonly List<string> Scripts = ReadScripts();

    public static int Version => Scripts.Count;

    public static void Migrate(SqliteDatabase database, string path)
    {
        var version = database.Scalar("PRAGMA user_version");
        if (version > Version)
        {
            throw new HubVersionException(
                $"The hub '{path}' has schema version {version}, but this program knows versions up to {Version}. Use the newer program that wrote it."
            );
        }

        for (var next = (int)version; next < Version; next++)
        {
            database.Execute(
                string.Create(CultureInfo.InvariantCulture, $"BEGIN IMMEDIATE; {Scripts[next]}; PRAGMA user_version = {next + 1}; COMMIT")
            );
        }
    }

    private static List<string> ReadScripts()
    {
        var assembly = typeof(HubSchema).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return reader.ReadToEnd();
                }),
        ];
    }
}
