namespace GraphMcp.Storage.Globs;

/// <summary>All ignore files that count in a folder, from the repository's root down to it.</summary>
/// <param name="File">The innermost one.</param>
/// <param name="BaseLength">The length of the path of the folder it lies in, with the <c>/</c> at its end.</param>
/// <param name="Outer">Those above it, asked when it says nothing.</param>
internal sealed record IgnoreScope(IgnoreFile File, int BaseLength, IgnoreScope? Outer)
{
    /// <summary>Tells whether a path is ignored. Whether a folder above it is, the walk has found out before it came here.</summary>
    /// <param name="scope">The innermost scope, null without any.</param>
    /// <param name="path">From the same point as the scopes' own folders, in the form of <see cref="IgnoreFile.ToComparable"/>.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    public static bool Ignores(IgnoreScope? scope, ReadOnlySpan<char> path, bool isDirectory)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (scope.File.Decide(path[scope.BaseLength..], isDirectory) is { } ignored)
            {
                return ignored;
            }
        }

        return false;
    }
}
