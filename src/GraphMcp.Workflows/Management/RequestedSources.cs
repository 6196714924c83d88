using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Management;

/// <summary>Makes the source of a workflow of the one, or the several, that a request names.</summary>
internal static class RequestedSources
{
    private const int Most = 100;
    private const int LongestName = 64;

    /// <summary>Returns the source.</summary>
    /// <exception cref="WorkflowRequestException">Both or none is named, or one of several is wrong.</exception>
    public static SourceSpec Of(WorkflowRequest request, SourceRequest? defaults, string output) =>
        request switch
        {
            { Source: not null, Sources: not null } => throw new WorkflowRequestException("Name either 'source' or 'sources', not both."),
            { Sources: { } several } => SourceSpec.Of(Parts(several), output),
            _ => One(request.Source, defaults, output),
        };

    private static SourceSpec One(SourceRequest? request, SourceRequest? defaults, string output) =>
        request?.Name is not null
            ? throw new WorkflowRequestException("'source.name' is for one of several: put it into 'sources'.")
            : new(
                LocationUri.Of(
                    request?.Uri
                        ?? defaults?.Uri
                        ?? throw new WorkflowRequestException(
                            "'source.uri' is missing, and this host has no default for it (Workflows:Defaults:Source:Uri)."
                        ),
                    "source.uri"
                ),
                request?.Include ?? defaults?.Include ?? [],
                request?.Exclude ?? defaults?.Exclude ?? [],
                output
            );

    private static List<SourcePart> Parts(IReadOnlyList<SourceRequest> requests)
    {
        if (requests.Count is 0 or > Most)
        {
            throw new WorkflowRequestException($"'sources' must have 1 to {Most} sources.");
        }

        var parts = new List<SourcePart>();
        foreach (var (index, request) in requests.Index())
        {
            var field = $"sources[{index}]";
            var uri = LocationUri.Of(request.Uri ?? throw new WorkflowRequestException($"'{field}.uri' is missing."), $"{field}.uri");
            parts.Add(new SourcePart(NameOf(request, uri, parts, field), uri, request.Include ?? [], request.Exclude ?? []));
        }

        return parts;
    }

    private static string NameOf(SourceRequest request, string uri, List<SourcePart> others, string field)
    {
        if (request.Name is not { } name)
        {
            return Unique(Readable(uri), others);
        }

        return !IsName(name)
                ? throw new WorkflowRequestException(
                    $"'{field}.name' must be 1 to {LongestName} letters, digits, '.', '_' or '-', and not only dots."
                )
            : IsTaken(name, others) ? throw new WorkflowRequestException($"'{field}.name' is '{name}', as that of another source is.")
            : name;
    }

    /// <summary>Returns what a person would call it: the last part of its address.</summary>
    private static string Readable(string uri)
    {
        var place = Uri.UnescapeDataString(WrappedUri.Place(uri).TrimEnd('/'));
        var last = place[(place.LastIndexOfAny(['/', ':']) + 1)..];
        var plain = string.Concat(last.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-'))
            .Trim('-', '.');
        return plain.Length == 0 ? "source"
            : plain.Length <= LongestName ? plain
            : plain[..LongestName];
    }

    private static string Unique(string name, List<SourcePart> others)
    {
        var unique = name;
        for (var number = 2; IsTaken(unique, others); number++)
        {
            unique = $"{name}-{number}";
        }

        return unique;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-')
        && name.Any(letter => letter != '.');

    private static bool IsTaken(string name, List<SourcePart> others) => others.Exists(other => other.Name == name);
}
