using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>What of a workflow's steps follows from how they depend on each other.</summary>
internal sealed class StepOrder(WorkflowInput input)
{
    private readonly Dictionary<string, TemplateStep> byId = input.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);

    /// <summary>Returns the number of a process step among the process steps.</summary>
    public int NumberOf(TemplateStep step) => input.ProcessSteps.ToList().FindIndex(other => other.Id == step.Id);

    /// <summary>Returns the numbers of the process steps that a step comes behind, directly or by way of others.</summary>
    public IReadOnlyList<int> ProcessStepsBefore(TemplateStep step)
    {
        var before = StepGraph.Before(byId, step);
        return [.. input.ProcessSteps.Index().Where(entry => before.Contains(entry.Item.Id)).Select(entry => entry.Index)];
    }
}
