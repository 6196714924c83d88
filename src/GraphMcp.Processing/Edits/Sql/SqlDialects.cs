using System.Text.RegularExpressions;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Recognises a script's dialect.</summary>
internal static class SqlDialects
{
    private const RegexOptions Options =
        RegexOptions.CultureInvariant
        | RegexOptions.IgnoreCase
        | RegexOptions.Multiline
        | RegexOptions.NonBacktracking
        | RegexOptions.ExplicitCapture;

    private static readonly Regex TSql = new(
        @"^[ \t]*GO[ \t]*\r?$|\[\w+\]\.|\b(USE|DATABASE|TABLE|LOGIN|INTO|FROM)\s+\[|^[ \t]*:setvar\b|\bSET\s+NOCOUNT\b|\bNVARCHAR\b",
        Options
    );

    private static readonly Regex MySql = new(@"`|^[ \t]*DELIMITER[ \t]|/\*!\d{5}|\bENGINE\s*=|\bAUTO_INCREMENT\b", Options);

    public static SqlDialect Detect(string text) =>
        TSql.IsMatch(text) ? SqlDialect.TSql
        : MySql.IsMatch(text) ? SqlDialect.MySql
        : SqlDialect.Standard;
}
