namespace GraphMcp.Workflows.Compatibility;

/// <summary>The old way to tell a time: seconds since 1970, with a fraction.</summary>
internal static class LegacyTime
{
    public static double Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1_000.0;
}
