using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Templates;

/// <summary>Reads one error rule of a template.</summary>
internal static class ErrorRuleReader
{
    private const int MostAttempts = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public static ErrorRule Read(TemplateNode node)
    {
        node.Allow("class", "code", "type", "message", "sourceType", "resolution", "after", "maxAttempts");
        var rule = new ErrorRule(
            node.RequiredName<ErrorResolutionKind>("resolution"),
            node.Name<ErrorClass>("class"),
            Filled(node, "code"),
            Filled(node, "type"),
            TemplatePattern.Read(node, "message"),
            node.Name<SourceType>("sourceType"),
            node.Time("after", TimeSpan.Zero, LongestWait)?.TotalSeconds,
            (int?)node.Integer("maxAttempts", 1, MostAttempts)
        );
        if (rule.Resolution != ErrorResolutionKind.Retry && (rule.AfterSeconds is not null || rule.MaxAttempts is not null))
        {
            throw node.Error(
                rule.AfterSeconds is null ? "maxAttempts" : "after",
                "'after' and 'maxAttempts' belong to a rule whose resolution is retry."
            );
        }

        return rule;
    }

    private static string? Filled(TemplateNode node, string key) =>
        node.Text(key) is { Length: 0 } ? throw node.Error(key, $"'{key}' is empty; leave it out to match every error.") : node.Text(key);
}
