namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Ends the parsing of a script that is none.</summary>
internal sealed class ShellSyntaxException(int offset, string message) : Exception(message)
{
    public int Offset => offset;
}
