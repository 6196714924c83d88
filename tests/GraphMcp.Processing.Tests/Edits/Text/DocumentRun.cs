using GraphMcp.Processing.Edits;
using GraphMcp.Processing.Edits.Text;

namespace GraphMcp.Processing.Tests.Edits.Text;

/// <summary>Runs a strategy for documents, in which every name is prose.</summary>
internal static class DocumentRun
{
    public static EditRun Of(IEditStrategy strategy, string format, string path, string before) =>
        EditRun.Of(strategy, new TextSyntaxCheck(), format, path, before, (_, _) => false);
}
