using System.Text.RegularExpressions;
using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.Edits.Trees;

namespace GraphMcp.Processing.Edits.Yaml;

/// <summary>Removes mapping entries, list items and documents from YAML: Kubernetes, Compose, Helm values, CI workflows and settings.</summary>
/// <remarks>
/// See <see cref="DataRules"/> for what may go. Templates whose control lines YAML does not know are never edited. The edited file is read
/// again and compared before anything is proposed.
/// </remarks>
public sealed partial class YamlEditStrategy : IEditStrategy
{
    /// <inheritdoc/>
    public string Name => "yaml";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats { get; } = ["yaml"];

    /// <inheritdoc/>
    public EditProposal Propose(EditRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = request.Document.Text;
        return TemplateControl().IsMatch(text) || (HasBraces(text) && IsUnparsable(text))
            ? LeftReason.Template.ForAll(request.References)
            : DataEditing.Propose(request, YamlReader.Read);
    }

    private static bool HasBraces(string text) => text.Contains("{{", StringComparison.Ordinal);

    private static bool IsUnparsable(string text)
    {
        try
        {
            _ = YamlReader.Read(text);
            return false;
        }
        catch (InvalidSyntaxException)
        {
            return true;
        }
    }

    /// <summary>A line of a Go or Jinja template that begins or ends a part of it: what stands between need not stay what it is.</summary>
    [GeneratedRegex(
        @"^[ \t]*(\{\{-?[ \t]*(if|else|range|with|end|define|block|template)\b|\{%)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TemplateControl();
}
