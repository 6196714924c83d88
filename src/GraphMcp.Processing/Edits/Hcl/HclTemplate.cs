using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>A quoted string or a heredoc; its children are what it interpolates.</summary>
internal sealed class HclTemplate : HclNode
{
    /// <summary>Gets what stands between the quotes or the heredoc's markers.</summary>
    public TextRange Content { get; set; }

    public bool IsHeredoc { get; init; }

    /// <summary>Gets or sets whether it has <c>%{ if … }</c> or <c>%{ for … }</c>.</summary>
    public bool HasDirectives { get; set; }
}
