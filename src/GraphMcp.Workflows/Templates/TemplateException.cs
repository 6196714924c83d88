using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Templates;

/// <summary>A template that is wrong; the message names the file, the line and what was expected.</summary>
public sealed class TemplateException(string template, long line, string message, Exception? innerException = null)
    : WorkflowException($"{template}({line}): {message}", new WorkflowErrorContext(), innerException)
{
    /// <inheritdoc/>
    public override string Code => "invalid-template";

    /// <summary>Gets the line in the file, from 1.</summary>
    public long Line => line;

    /// <summary>Gets what is wrong, without the place.</summary>
    public string Detail => message;
}
