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

    /// <summary>Tells whether a file is part of the source, by its own name and those of the folders that it is in.</summary>
    public bool Takes(string path)
    {
        var included = IncludesAll || Includes(path, isDirectory: false);
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (Excludes(path[..slash], isDirectory: true))
            {
                return false;
            }

            included = included || Includes(path[..slash], isDirectory: true);
        }

        return included && !Excludes(path, isDirectory: false);
    }

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
