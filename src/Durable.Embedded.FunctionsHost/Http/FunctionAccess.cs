using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>Decides who may call a function: anonymous functions everybody; others whoever is on this machine or has the key.</summary>
/// <param name="key">The key, or null where there is none: then nobody from elsewhere may.</param>
internal sealed class FunctionAccess(string? key)
{
    private const string Header = "x-functions-key";
    private const string Query = "code";

    private readonly byte[]? _key = string.IsNullOrEmpty(key) ? null : Hash(key);

    public bool Allows(HttpContext http, AuthorizationLevel level) =>
        level == AuthorizationLevel.Anonymous || IsLocal(http.Connection) || HasKey(http.Request);

    private static bool IsLocal(ConnectionInfo connection) => connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote);

    private bool HasKey(HttpRequest request)
    {
        string? given = request.Headers[Header].FirstOrDefault() ?? request.Query[Query].FirstOrDefault();
        return _key is not null && given is not null && CryptographicOperations.FixedTimeEquals(_key, Hash(given));
    }

    /// <summary>Hashes have one length, so that comparing them takes one time.</summary>
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
