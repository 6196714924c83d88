using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Templates;

/// <summary>Reads one step of a template.</summary>
internal static class StepReader
{
    private const int MostAttempts = 20;
    private const double MostBackoff = 10;
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    public static TemplateStep Read(TemplateNode node)
    {
        node.Allow("id", "uses", "processor", "dependsOn", "when", "timeout", "retry", "continueOnError", "pool");
        var step = new TemplateStep(ReadId(node), ReadUses(node), node.Texts("dependsOn"), node.Text("when"), node.Text("processor"))
        {
            TimeoutSeconds = ReadTimeout(node),
            Retry = ReadRetry(node.Child("retry", "'retry'")),
            ContinueOnError = node.Flag("continueOnError"),
            Pool = ReadPool(node),
        };
        CheckKind(step, node);
        return step;
    }

    private static string ReadId(TemplateNode node)
    {
        var id = node.RequiredText("id");
        return TemplateNames.IsIdentifier(id) ? id : throw node.Error("id", $"'{id}' is no id for a step: {TemplateNames.IdentifierRule}.");
    }

    // A processor alone says enough.
    private static StepKind ReadUses(TemplateNode node) =>
        node.Name<StepKind>("uses") ?? (node.Has("processor") ? StepKind.Process : node.RequiredName<StepKind>("uses"));

    private static int? ReadTimeout(TemplateNode node)
    {
        var time = node.Time("timeout", TimeSpan.FromSeconds(1), LongestStep);
        return time is { Milliseconds: not 0 } ? throw node.Error("timeout", "'timeout' must be whole seconds.") : (int?)time?.TotalSeconds;
    }

    private static string? ReadPool(TemplateNode node) =>
        node.Text("pool") is not { } pool ? null
        : TemplateNames.IsIdentifier(pool) ? pool
        : throw node.Error("pool", $"'{pool}' is no name for a pool: {TemplateNames.IdentifierRule}.");

    private static RetrySettings? ReadRetry(TemplateNode? node)
    {
        if (node is null)
        {
            return null;
        }

        node.Allow("maxAttempts", "firstDelay", "backoff", "maxDelay", "jitter");
        var standard = new RetrySettings();
        var retry = new RetrySettings(
            (int?)node.Integer("maxAttempts", 1, MostAttempts) ?? standard.MaxAttempts,
            Milliseconds(node, "firstDelay") ?? standard.FirstDelayMs,
            node.Number("backoff", 1, MostBackoff) ?? standard.Backoff,
            Milliseconds(node, "maxDelay") ?? standard.MaxDelayMs,
            node.Number("jitter", 0, 1) ?? standard.Jitter
        );
        return retry.FirstDelayMs <= retry.MaxDelayMs
            ? retry
            : throw node.Error("firstDelay", "'firstDelay' must not be longer than 'maxDelay' (1m where it is not given).");
    }

    private static int? Milliseconds(TemplateNode node, string key) => (int?)node.Time(key, TimeSpan.Zero, LongestDelay)?.TotalMilliseconds;

    private static void CheckKind(TemplateStep step, TemplateNode node)
    {
        var isProcess = step.Uses == StepKind.Process;
        if (isProcess != node.Has("processor") || step.Processor is { Length: 0 })
        {
            throw node.Error("processor", $"'processor' belongs to a step that uses process, and only there (step '{step.Id}').");
        }

        if (step.Pool is not null && !isProcess)
        {
            throw node.Error("pool", $"'pool' belongs to a step that uses process, whose batches take its places (step '{step.Id}').");
        }

        if (step is { ContinueOnError: true, Uses: StepKind.Plan })
        {
            throw node.Error("continueOnError", $"Nothing can go on without a plan, so '{step.Id}' cannot have 'continueOnError'.");
        }
    }
}
