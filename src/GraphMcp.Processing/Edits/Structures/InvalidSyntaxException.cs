namespace GraphMcp.Processing.Edits.Structures;

/// <summary>A text is not what its format allows, or is nested too deeply to be walked safely.</summary>
internal sealed class InvalidSyntaxException : Exception
{
    public InvalidSyntaxException() { }

    public InvalidSyntaxException(string message)
        : base(message) { }

    public InvalidSyntaxException(string message, Exception innerException)
        : base(message, innerException) { }
}
