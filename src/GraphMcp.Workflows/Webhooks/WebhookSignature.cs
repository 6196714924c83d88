using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GraphMcp.Workflows.Webhooks;

/// <summary>Signs pushed events: HMAC-SHA256 over <c>{timestamp}.{body}</c>, so that a body cannot be sent again much later.</summary>
public static class WebhookSignature
{
    /// <summary>The header with the signature: <c>t={unix seconds},v1={lower-case hexadecimal HMAC}</c>.</summary>
    public const string Header = "GraphMcp-Signature";

    /// <summary>Returns the header's value.</summary>
    /// <param name="secret">The secret that both sides know.</param>
    /// <param name="time">When the body is sent.</param>
    /// <param name="body">The body.</param>
    public static string Create(string secret, DateTimeOffset time, ReadOnlySpan<byte> body)
    {
        var seconds = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{seconds}."), .. body];
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
