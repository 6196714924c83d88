namespace GraphMcp.Workflows.Templates;

/// <summary>One step of a template.</summary>
/// <param name="Id">Its id in the template.</param>
/// <param name="Uses">What it does.</param>
/// <param name="DependsOn">The ids of the steps that must be done before it starts.</param>
/// <param name="When">A <see cref="Condition"/> without which it is skipped; null runs it always.</param>
/// <param name="Processor">The name of the processor of a process step.</param>
public sealed record TemplateStep(string Id, StepKind Uses, IReadOnlyList<string> DependsOn, string? When = null, string? Processor = null);
