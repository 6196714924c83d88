using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace GraphMcp.Functions.Http;

/// <summary>Reads the parameters of a query strictly: a mistyped one is told, not passed over.</summary>
internal sealed class RequestQuery
{
    // How a host lets a key be given; never ours to look at.
    private const string KeyParameter = "code";
    private readonly IQueryCollection query;

    private RequestQuery(IQueryCollection query) => this.query = query;

    /// <summary>Returns the query if it has no parameters but these.</summary>
    /// <exception cref="BadHttpRequestException">It has others.</exception>
    public static RequestQuery Of(HttpRequest request, params IReadOnlyList<string> parameters)
    {
        var unknown = request.Query.Keys.FirstOrDefault(key =>
            !parameters.Contains(key, StringComparer.OrdinalIgnoreCase)
            && !string.Equals(key, KeyParameter, StringComparison.OrdinalIgnoreCase)
        );
        return unknown is null
            ? new RequestQuery(request.Query)
            : throw new BadHttpRequestException(
                parameters.Count == 0
                    ? $"The query parameter '{unknown}' is not known; this route takes none."
                    : $"The query parameter '{unknown}' is not known; this route takes {string.Join(", ", parameters)}."
            );
    }

    /// <summary>Returns a parameter that is given at most once, or null.</summary>
    public string? One(string name) =>
        query[name] switch
        {
            [] => null,
            [{ Length: > 0 } value] => value,
            [_] => throw new BadHttpRequestException($"'{name}' is empty."),
            _ => throw new BadHttpRequestException($"'{name}' is given more than once."),
        };

    /// <summary>Returns all values of a parameter; commas separate them, too.</summary>
    public IReadOnlyList<string> Many(string name) =>
        [
            .. query[name]
                .OfType<string>()
                .SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];

    /// <summary>Returns a parameter that is a number, or the default.</summary>
    public int Number(string name, int standard) =>
        One(name) is not { } text ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BadHttpRequestException($"'{name}' must be a whole number.");

    /// <summary>Returns a parameter that is yes or no; not given means no.</summary>
    public bool Flag(string name) =>
        One(name) switch
        {
            null => false,
            { } text when bool.TryParse(text, out var flag) => flag,
            _ => throw new BadHttpRequestException($"'{name}' must be true or false."),
        };

    /// <summary>Returns all values of a parameter as names of an enum, whatever their case.</summary>
    public IReadOnlyList<T> Names<T>(string name)
        where T : struct, Enum =>
        [
            .. Many(name)
                .Select(text =>
                    Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
                        ? value
                        : throw new BadHttpRequestException($"'{name}' must be one of {string.Join(", ", Enum.GetNames<T>())}.")
                ),
        ];

    /// <summary>Returns all values of a parameter as pairs <c>name:value</c>.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string name)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in query[name].OfType<string>())
        {
            if (text.Split(':', 2) is not [{ Length: > 0 } key, var value])
            {
                throw new BadHttpRequestException($"'{name}' must be name:value.");
            }

            pairs[key] = value;
        }

        return pairs;
    }
}
