namespace GraphMcp.EndToEnd.Tests.Blobs;

/// <summary>What is dropped into the inbox.</summary>
internal static class InboxRequest
{
    public const string Name = "decommission/job.json";

    /// <summary>A request that retires the generated trees' database.</summary>
    public static BinaryData Of(string source, bool apply = false) =>
        BinaryData.FromObjectAsJson(
            new
            {
                source,
                parameters = new { database = "postgres_air" },
                apply,
            }
        );

    /// <summary>The command line's arguments for the same.</summary>
    public static string[] Arguments(string source, string output) =>
        ["run", "decommission", "--set", "database=postgres_air", "--source", source, "--out", output];
}
