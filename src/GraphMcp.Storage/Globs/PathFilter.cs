namespace GraphMcp.Storage.Globs;

/// <summary>The <c>--include</c> and <c>--exclude</c> globs: written like lines of an ignore file at the root, so one without a slash fits at any depth.</summary>
internal sealed class PathFilter
{
    private readonly GlobPattern[] _include;
    private readonly GlobPattern[] _exclude;

    /// <summary>Reads the globs.</summary>
    /// <exception cref="ArgumentException">One is malformed.</exception>
    public PathFilter(IEnumerable<string> include, IEnumerable<string> exclude)
    {
        _include = [.. include.Select(Parse)];
        _exclude = [.. exclude.Select(Parse)];
    }

    /// <summary>Gets whether nothing has to be included by name.</summary>
    public bool IncludesAll => _include.Length == 0;

    /// <summary>Tells whether a path (or all below it, when it is a directory) is included by its own name.</summary>
    public bool Includes(string path, bool isDirectory) => Array.Exists(_include, glob => glob.Matches(path, isDirectory));

    /// <summary>Tells whether a path (and all below it, when it is a directory) is left out.</summary>
    public bool Excludes(string path, bool isDirectory) => Array.Exists(_exclude, glob => glob.Matches(path, isDirectory));

    private static GlobPattern Parse(string glob)
    {
        var pattern = glob.StartsWith("./", StringComparison.Ordinal) ? glob[1..] : glob;
        return GlobPattern.TryParse(pattern) is { } parsed && pattern.Trim('/').Length > 0
            ? parsed
            : throw new ArgumentException(
                $"The glob '{glob}' is malformed; expected one such as '*.tf', 'src/**/*.sql' or 'docs/'.",
                nameof(glob)
            );
    }
}
