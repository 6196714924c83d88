using System.CommandLine;
using System.Globalization;
using GraphMcp.Cli.Runs;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Cli.Commands;

/// <summary>The options that say how a workflow is run, beside what it does.</summary>
internal sealed class StartOptions
{
    private readonly Option<string?> _workflowId = Options.One("--workflow-id", "ID", "The workflow's id (default: a new one).");
    private readonly Option<string?> _maxParallel = Options.One("--max-parallel", "N", "Batches in flight at most (default: the cores).");
    private readonly Option<string?> _batchFiles = Options.One("--batch-files", "N", "Files in a batch at most (default: 200).");
    private readonly Option<string?> _batchBytes = Options.One("--batch-bytes", "N", "Bytes in a batch at most, as in 4M (default: 8M).");
    private readonly Option<string?> _tolerate = Options.One("--tolerate", "N|P%", "How many files, or how many percent, may fail.");
    private readonly Option<string[]> _label = Options.Many("--label", "NAME=VALUE", "A label.");
    private readonly Option<string?> _webhook = Options.One("--webhook", "URL", "Where events are pushed to, as CloudEvents.");
    private readonly Option<string?> _gitBranch = Options.One(
        "--git-branch",
        "NAME",
        "The branch that edits applied to a repository become (default: graphmcp/ID)."
    );
    private readonly Option<string?> _gitAuthor = Options.One("--git-author", "NAME <MAIL>", "The author of its commits.");
    private readonly Option<string?> _gitMessage = Options.One(
        "--git-message",
        "TEXT",
        "The message of each, with {type}, {files}, {template} and {workflow}."
    );
    private readonly Option<bool> _gitPush = new("--git-push") { Description = "Push the branch to the repository's origin." };
    private readonly Option<string?> _startAt = Options.One(
        "--start-at",
        "TIME",
        "When it starts, as in 2030-01-31T04:00Z; until then it waits."
    );

    public void AddTo(Command command)
    {
        command.Add(_workflowId);
        command.Add(_maxParallel);
        command.Add(_batchFiles);
        command.Add(_batchBytes);
        command.Add(_tolerate);
        command.Add(_label);
        command.Add(_webhook);
        command.Add(_startAt);
        command.Add(_gitBranch);
        command.Add(_gitAuthor);
        command.Add(_gitMessage);
        command.Add(_gitPush);
    }

    /// <summary>Returns the part of a request that these options make.</summary>
    /// <exception cref="UsageException">One of them is wrong.</exception>
    public WorkflowRequest Read(ParseResult result)
    {
        var labels = LabelArguments.Parse(result.GetRequiredValue(_label));
        return new WorkflowRequest
        {
            Id = result.GetValue(_workflowId),
            MaxParallelBatches = NumberArguments.Positive(_maxParallel.Name, result.GetValue(_maxParallel), "4"),
            Batches = Batches(result),
            ToleratedFailures = ToleranceArguments.Parse(result.GetValue(_tolerate)),
            Labels = labels.Count == 0 ? null : labels,
            Webhook = result.GetValue(_webhook) is { } url ? new WebhookRequest { Url = url } : null,
            StartAt = StartAt(result.GetValue(_startAt)),
            Git = Git(result),
        };
    }

    private ResultBranch? Git(ParseResult result)
    {
        var branch = new ResultBranch
        {
            Branch = result.GetValue(_gitBranch),
            Author = result.GetValue(_gitAuthor),
            Message = result.GetValue(_gitMessage),
            Push = result.GetValue(_gitPush),
        };
        return branch == new ResultBranch() ? null : branch;
    }

    private BatchPolicyRequest? Batches(ParseResult result)
    {
        var files = NumberArguments.Positive(_batchFiles.Name, result.GetValue(_batchFiles), "50");
        var bytes = NumberArguments.Bytes(_batchBytes.Name, result.GetValue(_batchBytes));
        return files is null && bytes is null ? null : new BatchPolicyRequest { MaxFiles = files, MaxBytes = bytes };
    }

    /// <summary>A time without an offset is one of this machine's.</summary>
    private static DateTimeOffset? StartAt(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? time
        : throw new UsageException($"--start-at {text} is no time", "for example --start-at 2030-01-31T04:00Z");
}
