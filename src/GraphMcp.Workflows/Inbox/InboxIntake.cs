using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Inbox;

/// <summary>Starts workflows by what lands in the inbox.</summary>
/// <remarks>
/// May be called any number of times for one blob: its id comes from the blob. What cannot be understood is rejected, which is final; every other
/// failure is thrown, for the trigger to try again.
/// </remarks>
public sealed partial class InboxIntake
{
    private readonly InboxRequests requests;
    private readonly RejectedInbox rejected;
    private readonly IWorkflowManagerFactory managers;
    private readonly ILogger logger;

    internal InboxIntake(InboxRequests requests, RejectedInbox rejected, IWorkflowManagerFactory managers, ILogger<InboxIntake> logger) =>
        (this.requests, this.rejected, this.managers, this.logger) = (requests, rejected, managers, logger);

    /// <summary>Takes a blob in.</summary>
    /// <exception cref="FileNotFoundException">It is gone.</exception>
    public async Task<InboxOutcome> TakeAsync(DurableTaskClient client, InboxBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            var request = await requests.ReadAsync(blob, cancellationToken);
            var id = await managers.Create(client).StartWorkflowAsync(request, cancellationToken);
            LogStarted(id, blob.Name);
            return InboxOutcome.Started;
        }
        catch (WorkflowExistsException)
        {
            return InboxOutcome.AlreadyStarted;
        }
        catch (WorkflowRequestException reason)
        {
            await rejected.AddAsync(blob, reason, cancellationToken);
            LogRejected(blob.Name, reason.Message);
            return InboxOutcome.Rejected;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The workflow {Workflow} was started by '{Blob}' in the inbox.")]
    private partial void LogStarted(string workflow, string blob);

    [LoggerMessage(2, LogLevel.Warning, "'{Blob}' in the inbox was rejected: {Reason}")]
    private partial void LogRejected(string blob, string reason);
}
