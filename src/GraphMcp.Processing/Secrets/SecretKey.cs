using System.Collections.Frozen;
using GraphMcp.Processing.References.Matching;

namespace GraphMcp.Processing.Secrets;

/// <summary>Tells by a key's words whether its value is a secret.</summary>
internal static class SecretKey
{
    private static readonly string[] Parts =
    [
        "password",
        "passwd",
        "passphrase",
        "passwort",
        "secret",
        "token",
        "apikey",
        "accesskey",
        "privatekey",
        "accountkey",
        "sharedkey",
        "storagekey",
        "masterkey",
        "encryptionkey",
        "signingkey",
        "sshkey",
        "credential",
        "authorization",
        "signature",
    ];

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "pass",
        "pwd",
        "pw",
        "pat",
        "sas",
        "creds",
        "bearer"
    );

    /// <summary>Last words that make the value something about a secret, not the secret.</summary>
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. "name names file path paths ref refs arn length policy ttl type enabled required url uri expiry rotation store stdin".Split(
                ' '
            ),
        ]
    );

    public static bool IsSecret(ReadOnlySpan<char> key)
    {
        var ranges = WordSplitter.Split(key);
        if (ranges.Count == 0)
        {
            return false;
        }

        var words = new string[ranges.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = key[ranges[i]].ToString().ToLowerInvariant();
        }

        if (Harmless.Contains(words[^1]) || words[0] == "no")
        {
            return false;
        }

        var together = string.Concat(words);
        return Array.Exists(words, Words.Contains)
            || words[^1] == "auth"
            || together.EndsWith("pwd", StringComparison.Ordinal)
            || together.EndsWith("pass", StringComparison.Ordinal)
            || Array.Exists(Parts, part => together.Contains(part, StringComparison.Ordinal));
    }
}
