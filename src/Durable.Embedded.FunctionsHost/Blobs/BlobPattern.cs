using System.Text;
using System.Text.RegularExpressions;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>The path of a blob trigger: a container, and a pattern of names in it with <c>{parameters}</c>.</summary>
/// <remarks>As on Azure, a parameter takes as much as it can, slashes too, and the earlier one more than the later.</remarks>
internal sealed class BlobPattern
{
    private readonly Regex _names;

    private BlobPattern(string container, string prefix, Regex names, IReadOnlyList<string> parameters) =>
        (Container, Prefix, _names, Parameters) = (container, prefix, names, parameters);

    /// <summary>Gets the container.</summary>
    public string Container { get; }

    /// <summary>Gets what all names that match begin with.</summary>
    public string Prefix { get; }

    /// <summary>Gets the names of the parameters.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Reads a path; one without a name takes every blob of the container.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static BlobPattern Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? path : path[..slash];
        if (container.Length == 0 || container.AsSpan().ContainsAny('{', '}'))
        {
            throw new FormatException($"'{path}' begins with no container's name");
        }

        var names = slash < 0 ? "{name}" : path[(slash + 1)..];
        var parameters = new List<string>();
        var pattern = new StringBuilder("^");
        var at = 0;
        while (at < names.Length)
        {
            var open = names.IndexOf('{', at);
            pattern.Append(Regex.Escape(names[at..(open < 0 ? names.Length : open)]));
            if (open < 0)
            {
                break;
            }

            var close = names.IndexOf('}', open);
            var parameter = close < 0 ? "" : names[(open + 1)..close];
            if (!IsParameter(parameter) || parameters.Contains(parameter))
            {
                throw new FormatException(
                    $"'{path}' has a parameter that is no name of letters, digits and '_', is not closed, or stands twice"
                );
            }

            parameters.Add(parameter);
            pattern.Append("(?<").Append(parameter).Append(">.*)");
            at = close + 1;
        }

        var literal = names.IndexOf('{', StringComparison.Ordinal);
        return new BlobPattern(
            container,
            literal < 0 ? names : names[..literal],
            new Regex(pattern.Append('$').ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
            parameters
        );
    }

    /// <summary>Tells whether a blob's name matches.</summary>
    public bool Matches(string name) => _names.IsMatch(name);

    /// <summary>Returns the parameters' values for a blob's name, or null when it does not match.</summary>
    public IReadOnlyDictionary<string, object?>? Match(string name)
    {
        var match = _names.Match(name);
        return match.Success
            ? Parameters.ToDictionary(parameter => parameter, object? (parameter) => match.Groups[parameter].Value, StringComparer.Ordinal)
            : null;
    }

    private static bool IsParameter(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
