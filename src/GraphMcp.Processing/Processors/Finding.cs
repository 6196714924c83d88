namespace GraphMcp.Processing.Processors;

/// <summary>Something about a file that a person has to look at.</summary>
/// <param name="Code">A stable code in kebab case.</param>
/// <param name="Message">One or two sentences, without secrets.</param>
/// <param name="Line">From 1, in the file before any edit.</param>
/// <param name="Kind">The reference's kind in camelCase, or <c>file</c>.</param>
public sealed record Finding(string Code, string Message, int Line, string Kind);
