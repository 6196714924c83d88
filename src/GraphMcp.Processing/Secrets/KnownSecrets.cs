using System.Text.RegularExpressions;

namespace GraphMcp.Processing.Secrets;

/// <summary>Finds secrets that need no key: passwords in URLs and commands, tokens of known forms, private keys.</summary>
internal static class KnownSecrets
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>Each with a text without which it cannot match: most lines hold few of them.</summary>
    private static readonly (string Needs, Regex Pattern)[] Patterns =
    [
        // Up to the last @ before a blank or quote, as unencoded passwords hold an @; else up to the first @ at all.
        ("://", new(@"://[^\s/@:""'<>]*:(?<secret>[^\s""'<>]+)@", Options)),
        ("://", new(@"://[^\s/@:""'<>]*:(?<secret>[^\s@]+)@", Options)),
        ("://", new(@"://(?<secret>[^\s/@:""'<>]{20,})@", Options)),
        ("@", new(@"(oracle:thin:|sqlplus\s+(-\w+\s+)*)[^\s/@""']+/(?<secret>[^\s@""']+)@", Options | RegexOptions.IgnoreCase)),
        ("-p", new(@"\b(mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mysqlimport)\b.*\s-p(?<secret>[^\s""']+)", Options)),
        (
            "-p",
            new(
                @"\b(mysql|mysqldump|mysqladmin|mariadb|mongo\w*|sshpass|clickhouse-client|htpasswd|beeline)\b.*\s-p\s*[""']?(?<secret>[^\s""']+)",
                Options
            )
        ),
        ("-p", new(@"\b(login|auth)\b.*\s-p\s*[""']?(?<secret>[^\s""']+)", Options)),
        ("-p", new(@"(^|\s)-p\s+[""']?(?<secret>[^\s""'/:\d-][^\s""'/:]*)([\s""']|$)", Options)),
        ("-P", new(@"\b(sqlcmd|bcp|osql)\b.*\s-P\s*[""']?(?<secret>[^\s""']+)", Options)),
        ("-a", new(@"\bredis-cli\b.*\s-a\s*[""']?(?<secret>[^\s""']+)", Options)),
        ("-u", new(@"\s(-u|--user)[\s=]+[""']?[^\s:""']+:(?<secret>[^\s""']+)", Options)),
        (" ", new(@"\b(bearer|basic)\s+(?<secret>[A-Za-z0-9._~+/=-]{6,})", Options | RegexOptions.IgnoreCase)),
        (
            " ",
            new(
                @"\b(password|passphrase|passwd|pwd|secret|token)\s+(is|was)\s+[""'`]?(?<secret>[^\s""'`]+)",
                Options | RegexOptions.IgnoreCase
            )
        ),
        ("login", new(@"\blogin\s+\S+\s+password\s+(?<secret>\S+)", Options)),
        (":", new(@"^[^:\s]+:(\d+|\*):[^:\s]+:[^:\s]+:(?<secret>.+)$", Options)),
        ("A", new(@"\b(?<secret>(AKIA|ASIA)[0-9A-Z]{16})", Options)),
        ("", new(@"\b(?<secret>(gh[pousr]|github_pat|glpat|xox[abprs]|sk|pk)[_-][A-Za-z0-9_-]{16,})", Options)),
        ("eyJ", new(@"\b(?<secret>eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_.-]*)", Options)),
        ("PRIVATE KEY", new(@"BEGIN [A-Z ]*PRIVATE KEY-----(?<secret>.+)", Options)),
    ];

    public static IEnumerable<SecretSpan> Find(string line)
    {
        foreach (var (needs, pattern) in Patterns)
        {
            if (!line.Contains(needs, StringComparison.Ordinal))
            {
                continue;
            }

            foreach (Match match in pattern.Matches(line))
            {
                var secret = match.Groups["secret"];
                yield return new SecretSpan(secret.Index, secret.Index + secret.Length);
            }
        }
    }
}
