namespace GraphMcp.Workflows.Templates;

/// <summary>A kind of workflow: its parameters and its steps.</summary>
/// <param name="Name">The name that requests use.</param>
/// <param name="Description">One sentence for a person.</param>
/// <param name="Parameters">What it can be given.</param>
/// <param name="Steps">What it does, in the order in which status shows it.</param>
public sealed record WorkflowTemplate(
    string Name,
    string Description,
    IReadOnlyList<TemplateParameter> Parameters,
    IReadOnlyList<TemplateStep> Steps
);
