namespace GraphMcp.Workflows.Templates;

/// <summary>A template file that cannot be used.</summary>
/// <param name="Name">The name that it gives itself, or that of the file where it has none.</param>
/// <param name="File">The file's name in the templates folder.</param>
/// <param name="Line">The line, from 1; null where it is about the file as a whole.</param>
/// <param name="Message">What is wrong.</param>
public sealed record BrokenTemplate(string Name, string File, long? Line, string Message)
{
    /// <summary>Returns the place and what is wrong there, as compilers write it.</summary>
    public override string ToString() => Line is { } line ? $"{File}({line}): {Message}" : $"{File}: {Message}";
}
