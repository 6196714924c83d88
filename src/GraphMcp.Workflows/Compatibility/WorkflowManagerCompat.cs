using System.Diagnostics.CodeAnalysis;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>The old control calls over the new manager: start without arguments, stop, status.</summary>
/// <remarks>
/// As before, a call that names an unknown workflow is no error: stopping it answers false, its status is null. The calls without
/// <c>Async</c> hold their thread until the answer is there; they are for callers that cannot wait otherwise, never for an orchestrator.
/// </remarks>
[Obsolete("Use IWorkflowManager.", DiagnosticId = LegacyDiagnostics.Controls, UrlFormat = LegacyDiagnostics.Url)]
public sealed class WorkflowManagerCompat(IWorkflowManager newManager)
{
    /// <summary>Starts the workflow that <c>Workflows:Defaults</c> describes, and returns its id.</summary>
    /// <exception cref="WorkflowRequestException">The defaults are incomplete or wrong; nothing was started.</exception>
    public Task<string> StartWorkflowAsync(CancellationToken cancellationToken = default) =>
        newManager.StartWorkflowAsync(request: null, cancellationToken);

    /// <summary>Asks a workflow to end; true when it will, or has been asked already, false when it has finished or is unknown.</summary>
    public async Task<bool> StopWorkflowAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        try
        {
            return await newManager.StopWorkflowAsync(workflowId, force: false, cancellationToken);
        }
        catch (WorkflowNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Returns how a workflow is, or null when it is unknown.</summary>
    public async Task<LegacyWorkflowStatus?> GetStatusAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        try
        {
            return LegacyStatusTranslator.Translate(await newManager.GetStatusAsync(workflowId, cancellationToken));
        }
        catch (WorkflowNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Does what <see cref="StartWorkflowAsync"/> does, and waits for it.</summary>
    public string StartWorkflow() => Wait(() => StartWorkflowAsync());

    /// <summary>Does what <see cref="StopWorkflowAsync"/> does, and waits for it.</summary>
    public bool StopWorkflow(string workflowId) => Wait(() => StopWorkflowAsync(workflowId));

    /// <summary>Does what <see cref="GetStatusAsync"/> does, and waits for it.</summary>
    public LegacyWorkflowStatus? GetStatus(string workflowId) => Wait(() => GetStatusAsync(workflowId));

    [SuppressMessage("Usage", "VSTHRD002:Avoid problematic synchronous waits", Justification = "The work has a thread of its own.")]
    private static T Wait<T>(Func<Task<T>> call) => Task.Run(call).GetAwaiter().GetResult();
}
