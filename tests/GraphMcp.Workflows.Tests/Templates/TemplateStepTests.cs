using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Tests.Templates;

/// <summary>The steps of templates as YAML, right and wrong.</summary>
public sealed class TemplateStepTests
{
    private const string Steps = """
        steps:
          - {id: plan, uses: plan}
          - {id: work, uses: process, processor: p, dependsOn: plan}

        """;

    [Fact]
    public void Read_EveryFieldOfAStep_IsTaken()
    {
        var template = TemplateReader.Read(
            "t.yaml",
            """
            name: t
            batches: {maxFiles: 5, maxBytes: 1000, maxFileBytes: 2000}
            pools: {api: 4}
            errors:
              - {class: transient, code: c, type: IOException, message: 'a|b', sourceType: sql, resolution: retry, after: 1m, maxAttempts: 7}
              - {resolution: failWorkflow}
            steps:
              - {id: plan, uses: plan, timeout: 90}
              - id: work
                processor: p
                dependsOn: plan
                timeout: 1h30m
                retry: {maxAttempts: 5, firstDelay: 250ms, backoff: 1.5, maxDelay: 2m, jitter: 0}
                continueOnError: true
                pool: api
            """
        );

        var work = template.Steps[1];
        Assert.Equal(90, template.Steps[0].TimeoutSeconds);
        Assert.Equal((StepKind.Process, 5400, true, "api"), (work.Uses, work.TimeoutSeconds, work.ContinueOnError, work.Pool));
        Assert.Equal(new RetrySettings(5, 250, 1.5, 120_000, 0), work.Retry);
        Assert.Equal(
            new BatchPolicyRequest
            {
                MaxFiles = 5,
                MaxBytes = 1000,
                MaxFileBytes = 2000,
            },
            template.Batches
        );
        Assert.Equal([KeyValuePair.Create("api", 4)], template.Pools);
        Assert.Equal(
            [
                new ErrorRule(ErrorResolutionKind.Retry, ErrorClass.Transient, "c", "IOException", "a|b", SourceType.Sql, 60, 7),
                new ErrorRule(ErrorResolutionKind.FailWorkflow),
            ],
            template.Errors
        );
    }

    [Fact]
    public void Read_SeveralProcessSteps_AreTaken()
    {
        var template = TemplateReader.Read("t.yaml", TwoProcesses("[a, b]"));

        Assert.Equal(["a", "b"], template.Steps.Where(step => step.Uses == StepKind.Process).Select(step => step.Id));
    }

    [Fact]
    public void Read_AReportBesideAProcessStep_IsRefused()
    {
        var exception = Assert.Throws<TemplateException>(() => TemplateReader.Read("t.yaml", TwoProcesses("a")));

        Assert.Equal(
            "t.yaml(6): The step 'end' uses report, so it must depend on every step that uses process, also 'b'.",
            exception.Message
        );
    }

    [Theory]
    [InlineData("timeout: 0", "'timeout' must be from 1s to 30d")]
    [InlineData("timeout: 31d", "'timeout' must be from 1s to 30d")]
    [InlineData("timeout: 1500ms", "whole seconds")]
    [InlineData("timeout: soon", "must be a time such as 30s")]
    [InlineData("timeout: 1m1h", "must be a time such as 30s")]
    [InlineData("timeout: ''", "must be a time such as 30s")]
    [InlineData("retry: 3", "'retry' must be a mapping")]
    [InlineData("retry: {attempts: 3}", "'attempts' is not known in 'retry'")]
    [InlineData("retry: {maxAttempts: 0}", "'maxAttempts' must be a whole number from 1 to 20")]
    [InlineData("retry: {jitter: 1.5}", "'jitter' must be a number from 0 to 1")]
    [InlineData("retry: {backoff: 0.5}", "'backoff' must be a number from 1 to 10")]
    [InlineData("retry: {firstDelay: 2m}", "'firstDelay' must not be longer than 'maxDelay'")]
    [InlineData("continueOnError: yes", "'continueOnError' must be true or false")]
    [InlineData("pool: a b", "'a b' is no name for a pool")]
    [InlineData("uses: ''", "'' is no uses of a step")]
    public void Read_AWrongStep_SaysWhereAndHow(string line, string message)
    {
        var yaml = $"name: t\nsteps:\n  - {{id: plan, uses: plan}}\n  - id: work\n    processor: p\n    dependsOn: plan\n    {line}";

        var exception = Assert.Throws<TemplateException>(() => TemplateReader.Read("t.yaml", yaml));

        Assert.StartsWith("t.yaml(7): ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AStepOfThePlanThatGoesOnAfterErrors_IsRefused()
    {
        var yaml = "name: t\nsteps:\n  - {id: plan, uses: plan, continueOnError: true}\n  - {id: b, processor: p, dependsOn: plan}";

        var exception = Assert.Throws<TemplateException>(() => TemplateReader.Read("t.yaml", yaml));

        Assert.Equal("t.yaml(3): Nothing can go on without a plan, so 'plan' cannot have 'continueOnError'.", exception.Message);
    }

    private static string TwoProcesses(string before) =>
        "name: t\nsteps:\n"
        + "  - {id: plan, uses: plan}\n"
        + "  - {id: a, processor: p, dependsOn: plan}\n"
        + "  - {id: b, processor: q, dependsOn: plan}\n"
        + $"  - {{id: end, uses: report, dependsOn: {before}}}\n";
}
