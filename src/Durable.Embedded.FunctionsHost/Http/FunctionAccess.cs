using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>Decides who may call a function: anonymous functions everybody; others whoever has the key, or everybody where none is needed.</summary>
/// <remarks>Whether a key is needed depends on where the host listens, never on who calls: behind a proxy every caller is a local one.</remarks>
/// <param name="key">The key that callers need, or null where none is needed.</param>
internal sealed class FunctionAccess(string? key)
{
    private const string Header = "x-functions-key";
    private const string Query = "code";

    private readonly byte[]? _key = key is null ? null : Hash(key);

    /// <summary>What the query of a URL needs so that it can be called, or null where it needs nothing.</summary>
    public string? QueryString => key is null ? null : $"{Query}={Uri.EscapeDataString(key)}";

    /// <summary>The access to a host that listens at these URLs.</summary>
    /// <param name="key">The key, if there is one.</param>
    /// <param name="isRequired">Whether a key is needed on this machine too.</param>
    /// <exception cref="FunctionKeyMissingException">A key is needed and there is none.</exception>
    public static FunctionAccess Of(IReadOnlyCollection<string> urls, string? key, bool isRequired)
    {
        var reachable = urls.FirstOrDefault(url => isRequired || !ListenAddress.IsLocal(url));
        if (reachable is null)
        {
            return new FunctionAccess(null);
        }

        return string.IsNullOrWhiteSpace(key) ? throw new FunctionKeyMissingException(reachable) : new FunctionAccess(key);
    }

    public bool Allows(HttpContext http, AuthorizationLevel level) =>
        level == AuthorizationLevel.Anonymous || _key is null || HasKey(http.Request, _key);

    private static bool HasKey(HttpRequest request, byte[] key)
    {
        string? given = request.Headers[Header].FirstOrDefault() ?? request.Query[Query].FirstOrDefault();
        return given is not null && CryptographicOperations.FixedTimeEquals(key, Hash(given));
    }

    /// <summary>Hashes have one length, so that comparing them takes one time.</summary>
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
