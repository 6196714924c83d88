using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;

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
)
{
    /// <summary>Gets how files are cut into batches where the request does not say; null as the host says.</summary>
    public BatchPolicyRequest? Batches { get; init; }

    /// <summary>Gets the rules by which errors are resolved, the first that matches; the standard rules stand behind them.</summary>
    public IReadOnlyList<ErrorRule> Errors { get; init; } = [];

    /// <summary>Gets the limits of the resource pools that it names, where the host does not set them.</summary>
    public IReadOnlyDictionary<string, int> Pools { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Gets the name of the file in the templates folder that it was read from; null for a template that is built in.</summary>
    public string? File { get; init; }
}
