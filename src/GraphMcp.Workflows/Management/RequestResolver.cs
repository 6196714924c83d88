using System.Text.Json;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Webhooks;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Management;

/// <summary>Makes a complete workflow input of a request, the host's defaults and the template.</summary>
internal sealed class RequestResolver(
    IOptions<WorkflowOptions> options,
    ITemplateCatalog templates,
    ProcessorCatalog processors,
    PoolCheck pools,
    WebhookTarget webhooks,
    RequestedPlaces places,
    TimeProvider clock
)
{
    private const int MostParallelBatches = 256;

    /// <summary>Returns the complete input.</summary>
    /// <exception cref="WorkflowRequestException">Something is missing or wrong; the message says what was expected.</exception>
    public WorkflowInput Resolve(WorkflowRequest request)
    {
        var defaults = options.Value.Defaults;
        var id = request.Id is null ? WorkflowIds.Create(clock) : WorkflowIds.Check(request.Id);
        var template = templates.GetTemplate(
            request.Template ?? defaults.Template ?? throw Missing("template", "Workflows:Defaults:Template")
        );
        pools.Check(template);
        webhooks.Check(request.Webhook ?? defaults.Webhook);
        var parameters = ParameterResolver.Resolve(template, request.Parameters, defaults.Parameters);
        var apply = request.Apply ?? defaults.Apply ?? false;
        var names = TemplateReader.Names(template.Parameters);
        var output = OutputOf(request.Output, id);
        var source = RequestedSources.Of(request, defaults.Source, output);
        places.Check(source, output, WorkspaceUri, apply, request.Git);
        return new WorkflowInput
        {
            WorkflowId = id,
            Template = template.Name,
            Steps = [.. template.Steps.Select(step => WithPool(template, step))],
            SkippedSteps = Skipped(template.Steps, names, parameters, apply),
            Parameters = parameters,
            Source = source,
            Output = output,
            Workspace = WorkspaceUri,
            Batches = Batches(request.Batches, template.Batches, defaults.Batches),
            Pages = options.Value.Pages,
            MaxParallelBatches = CheckParallelism(request.MaxParallelBatches ?? defaults.MaxParallelBatches ?? Environment.ProcessorCount),
            ToleratedFailures = Tolerance(request.ToleratedFailures, defaults.ToleratedFailures),
            Retry = options.Value.Retry,
            Apply = apply,
            Git = request.Git,
            Errors = template.Errors,
            Pools = template.Pools,
            Labels = WorkflowLabels.Check(request.Labels),
            Webhook = request.Webhook ?? defaults.Webhook,
            StartAt = request.StartAt?.ToUniversalTime(),
            IdempotencyKeyHash = IdempotencyKeys.HashOf(request.IdempotencyKey),
        };
    }

    /// <summary>Gets the URI of the workspace that this host keeps its workflows in.</summary>
    public string WorkspaceUri =>
        LocationUri.Of(options.Value.Workspace ?? throw Missing("workspace", "Workflows:Workspace"), "Workflows:Workspace");

    /// <summary>Returns the input of a workflow that applies its edits, or does not, with the steps that this skips.</summary>
    public WorkflowInput WithApply(WorkflowInput input, bool apply)
    {
        var names = TemplateReader.Names(templates.GetTemplate(input.Template).Parameters);
        try
        {
            return input with { Apply = apply, SkippedSteps = Skipped(input.Steps, names, input.Parameters, apply) };
        }
        catch (FormatException exception)
        {
            throw new WorkflowRequestException(
                $"'apply' cannot be changed: the template '{input.Template}' is another one by now ({exception.Message}).",
                exception
            );
        }
    }

    /// <summary>Refuses what an input names and this host does not allow, or does not allow any more.</summary>
    /// <exception cref="WorkflowRequestException">The source, the output or the webhook is refused.</exception>
    public void CheckPlaces(WorkflowInput input)
    {
        webhooks.Check(input.Webhook);
        places.Check(input.Source, input.Output, input.Workspace, input.Apply, input.Git);
    }

    /// <summary>Returns the number if it is a window of batches.</summary>
    public static int CheckParallelism(int number) =>
        number is >= 1 and <= MostParallelBatches
            ? number
            : throw new WorkflowRequestException($"maxParallelBatches must be 1 to {MostParallelBatches}.");

    private static List<string> Skipped(
        IEnumerable<TemplateStep> steps,
        IReadOnlyDictionary<string, ParameterType> names,
        IReadOnlyDictionary<string, JsonElement> parameters,
        bool apply
    ) => [.. steps.Where(step => step.When is { } when && !Condition.Parse(when, names).Holds(parameters, apply)).Select(step => step.Id)];

    /// <summary>Returns the step with the pool that it or its processor names, so that the snapshot says it.</summary>
    private TemplateStep WithPool(WorkflowTemplate template, TemplateStep step)
    {
        if (step.Processor is not { } name)
        {
            return step;
        }

        var processor =
            processors.All.FirstOrDefault(processor => processor.Name == name)
            ?? throw new WorkflowRequestException(
                $"The template '{template.Name}' needs the processor '{name}'; known are {string.Join(", ", processors.All.Select(other => other.Name))}."
            );
        return step with { Pool = step.Pool ?? processor.Pool };
    }

    /// <summary>Returns the URI of the folder that a workflow's report goes to.</summary>
    /// <param name="output">What was asked for; null as the host says.</param>
    /// <param name="id">The workflow.</param>
    public string OutputOf(string? output, string id) =>
        output is not null
            ? LocationUri.Of(output, "output")
            : $"{LocationUri.Of(options.Value.Output ?? throw Missing("output", "Workflows:Output"), "Workflows:Output").TrimEnd('/')}/{id}";

    private static BatchPolicy Batches(params BatchPolicyRequest?[] requests)
    {
        var standard = new BatchPolicy();
        var policy = new BatchPolicy(
            First(request => request.MaxFiles) ?? standard.MaxFiles,
            First(request => request.MaxBytes) ?? standard.MaxBytes,
            First(request => request.MaxFileBytes) ?? standard.MaxFileBytes
        );
        return policy is { MaxFiles: >= 1 and <= 1000, MaxBytes: >= 1, MaxFileBytes: >= 1 }
            ? policy
            : throw new WorkflowRequestException(
                "batches.maxFiles must be 1 to 1000, batches.maxBytes and batches.maxFileBytes at least 1."
            );

        T? First<T>(Func<BatchPolicyRequest, T?> part)
            where T : struct => requests.OfType<BatchPolicyRequest>().Select(part).FirstOrDefault(value => value is not null);
    }

    internal static FailureTolerance Tolerance(ToleratedFailuresRequest? request, ToleratedFailuresRequest? defaults)
    {
        var standard = new FailureTolerance();
        var tolerance = new FailureTolerance(request?.Count ?? defaults?.Count, request?.Percent ?? defaults?.Percent ?? standard.Percent);
        return tolerance is { Count: null or >= 0, Percent: >= 0 and <= 100 }
            ? tolerance
            : throw new WorkflowRequestException(
                "toleratedFailures.count must not be negative, toleratedFailures.percent must be 0 to 100."
            );
    }

    private static WorkflowRequestException Missing(string field, string setting) =>
        new($"'{field}' is missing, and this host has no default for it ({setting}).");
}
