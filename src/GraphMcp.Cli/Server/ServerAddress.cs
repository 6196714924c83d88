using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Server;

/// <summary>Where a server is, and the key that it wants.</summary>
/// <param name="Url">The URL below which all its routes are, with <c>/</c> at the end.</param>
/// <param name="Key">The function key, or null.</param>
internal sealed record ServerAddress(Uri Url, string? Key)
{
    public const string UrlVariable = "GRAPHMCP_SERVER";
    public const string KeyVariable = "GRAPHMCP_KEY";
    private const string Prefix = "/api";

    /// <summary>Returns the address that options or the environment name.</summary>
    /// <exception cref="UsageException">None is named, or what is named is none.</exception>
    public static ServerAddress Of(string? url, string? key)
    {
        var text =
            url
            ?? Value(UrlVariable)
            ?? throw new UsageException("no server is named", $"name it with --server http://127.0.0.1:7071, or in {UrlVariable}");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query.Length > 0)
        {
            throw new UsageException($"--server {text} is no HTTP address", "for example --server http://127.0.0.1:7071");
        }

        var root = text.TrimEnd('/');
        return new ServerAddress(
            new Uri((root.EndsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? root : root + Prefix) + "/"),
            key ?? Value(KeyVariable)
        );
    }

    /// <summary>A record's own text would hold the key.</summary>
    public override string ToString() => Url.ToString();

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
