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
        var before = Before(step);
        return [.. input.ProcessSteps.Index().Where(entry => before.Contains(entry.Item.Id)).Select(entry => entry.Index)];
    }

    private HashSet<string> Before(TemplateStep step)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(step.DependsOn);
        while (open.TryPop(out var id))
        {
            if (found.Add(id))
            {
                foreach (var dependency in byId[id].DependsOn)
                {
                    open.Push(dependency);
                }
            }
        }

        return found;
    }
}
