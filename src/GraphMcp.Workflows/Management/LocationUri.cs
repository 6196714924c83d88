using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Management;

/// <summary>Turns what a person writes for a place into the URI that is persisted.</summary>
internal static class LocationUri
{
    /// <summary>Returns the absolute URI of an absolute folder or a URI.</summary>
    /// <exception cref="WorkflowRequestException">It is neither; <paramref name="field"/> names where it stood.</exception>
    public static string Of(string text, string field) =>
        WrappedUri.Split(text) is { Wrapper: { Length: > 0 } wrapper, Inner: var inner } ? wrapper + OfInner(wrapper, inner, field)
        : Path.IsPathFullyQualified(text) ? FolderUri.FromPath(text)
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.AbsoluteUri
        : throw new WorkflowRequestException($"'{field}' must be an absolute folder or a URI.");

    /// <summary>What is asked for of a repository is no part of where it is.</summary>
    private static string OfInner(string wrapper, string inner, string field) =>
        wrapper.EndsWith('+') && inner.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark
            ? Of(inner[..mark], field) + inner[mark..]
            : Of(inner, field);
}
