using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Templates;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>The states of a workflow's steps.</summary>
internal sealed class StepBoard(TaskOrchestrationContext context, IReadOnlyList<TemplateStep> steps)
{
    private readonly StepStatus[] states = [.. steps.Select(step => new StepStatus(step.Id, StepState.Pending))];

    public IReadOnlyList<StepStatus> States => [.. states];

    public string? CurrentStep => Array.Find(states, step => step.State == StepState.Running)?.Id;

    public StepState StateOf(string id) => states[IndexOf(id)].State;

    public bool IsSettled(string id) => StateOf(id) is not (StepState.Pending or StepState.Running);

    public void Start(string id) => states[IndexOf(id)] = new StepStatus(id, StepState.Running, context.Now());

    public void CountRetries(string id, int more) =>
        states[IndexOf(id)] = states[IndexOf(id)] with { Retries = states[IndexOf(id)].Retries + more };

    public void Settle(string id, StepState state)
    {
        var known = states[IndexOf(id)];
        states[IndexOf(id)] = known with { State = state, FinishedAt = known.StartedAt is null ? null : context.Now() };
    }

    private int IndexOf(string id) => Array.FindIndex(states, step => step.Id == id);
}
