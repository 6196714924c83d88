using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Spans;

/// <summary>Reasons that several formats share.</summary>
internal static class LeftReasons
{
    public static LeftReference NoSafeEdit(Reference reference) =>
        new(reference, "no-safe-edit", "No edit is known here that surely leaves the rest of the file working.");
}
