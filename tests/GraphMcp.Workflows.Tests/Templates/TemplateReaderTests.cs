using System.Text.Json;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Tests.Templates;

/// <summary>Templates as YAML, right and wrong.</summary>
public sealed class TemplateReaderTests
{
    private const string Steps = """
        steps:
          - {id: plan, uses: plan}
          - {id: work, uses: process, processor: p, dependsOn: plan}

        """;

    [Fact]
    public void BuiltIn_AllTemplates_AreReadAndHaveAReport()
    {
        var templates = new TemplateCatalog(TemplateCatalog.BuiltIn()).All;

        Assert.Equal(["decommission", "inventory", "reference-scan"], templates.Select(template => template.Name));
        Assert.All(templates, template => Assert.Contains(template.Steps, step => step.Uses == StepKind.Report));
        Assert.All(templates, template => Assert.NotEmpty(template.Description));
    }

    [Fact]
    public void Read_EveryField_IsTaken()
    {
        var template = TemplateReader.Read(
            "t.yaml",
            """
            name: t
            description: d
            parameters:
              depth: {type: integer, default: 3, description: how deep}
              flag: {type: boolean, default: true}
              name: {type: string, required: true, pattern: a+}
            steps:
              - id: plan
                uses: plan
              - id: work
                uses: process
                processor: p
                dependsOn: [plan]
                when: flag and depth == 3
            """
        );

        Assert.Equal(("t", "d"), (template.Name, template.Description));
        Assert.Equal(
            [3, true],
            template
                .Parameters.Take(2)
                .Select(parameter =>
                    (object)(
                        parameter.Type == ParameterType.Integer
                            ? parameter.Default!.Value.GetInt32()
                            : parameter.Default!.Value.GetBoolean()
                    )
                )
        );
        Assert.Equal((true, "a+", null), (template.Parameters[2].Required, template.Parameters[2].Pattern, template.Parameters[2].Default));
        var step = template.Steps[1];
        Assert.Equal(("work", StepKind.Process, "p", "flag and depth == 3"), (step.Id, step.Uses, step.Processor, step.When));
        Assert.Equal(["plan"], step.DependsOn);
    }

    [Theory]
    [InlineData("name: [", 2, "no YAML")]
    [InlineData("- a", 1, "must be a mapping")]
    [InlineData("name: t\nsteps: x", 2, "must be a list")]
    [InlineData("name: t\ncolour: red\nsteps: []", 2, "'colour' is not known in A template; known are name")]
    [InlineData("name: t\nsteps: []", 1, "1 to 16 steps")]
    [InlineData("name: t\nsteps:\n  - {id: plan, uses: plan, dependson: x}", 3, "'dependson' is not known in a step")]
    [InlineData("name: t\nsteps:\n  - {uses: plan}", 3, "'id' is missing in a step")]
    [InlineData(
        "name: t\nsteps:\n  - {id: a, uses: fly}",
        3,
        "'fly' is no uses of a step; it must be one of plan, process, verify, apply, report"
    )]
    [InlineData("name: t\nsteps:\n  - {id: a b, uses: plan}", 3, "no id for a step")]
    [InlineData("name: t\nsteps:\n  - {id: a, uses: plan}\n  - {id: a, uses: process, processor: p, dependsOn: a}", 4, "'a' is used twice")]
    [InlineData("name: t\nsteps:\n  - {id: a, uses: plan}\n  - {id: b, uses: plan}", 4, "A second step uses plan")]
    [InlineData("name: t\nsteps:\n  - {id: a, uses: plan}", 1, "No step uses process")]
    [InlineData("name: t\nsteps:\n  - {id: a, uses: plan, processor: p}", 3, "belongs to a step that uses process")]
    [InlineData("name: t\nsteps:\n  - {id: a, uses: plan}\n  - {id: b, uses: process}", 4, "belongs to a step that uses process")]
    [InlineData(
        "name: t\nsteps:\n  - {id: a, uses: plan}\n  - {id: b, uses: process, processor: p, dependsOn: c}",
        4,
        "depends on 'c', which is no step"
    )]
    [InlineData(
        "name: t\nsteps:\n  - {id: a, uses: plan}\n  - {id: b, uses: process, processor: p}",
        4,
        "must depend on a step that uses plan"
    )]
    [InlineData(
        "name: t\nsteps:\n  - {id: a, uses: plan, dependsOn: b}\n  - {id: b, uses: process, processor: p, dependsOn: a}",
        3,
        "'a' depends on itself (a → b → a)"
    )]
    [InlineData("name: t\nsteps:\n  - {id: a, uses: plan, dependsOn: [[x]]}", 3, "Text must stand here")]
    [InlineData("name: t\nsteps:\n  - {id: a, uses: plan}\n  - id: b\n    processor: p\n    dependsOn: [a, c]", 6, "'c', which is no step")]
    [InlineData("name: t\nsteps:\n  - {id: a, uses: plan}\n  - id: b\n    processor: p\n    dependsOn: b", 6, "itself (b → b)")]
    [InlineData(
        "name: schema\nsteps:\n  - {id: a, uses: plan}\n  - {id: b, processor: p, dependsOn: a}",
        1,
        "'schema' is no name for a template"
    )]
    [InlineData(
        "name: a/b\nsteps:\n  - {id: a, uses: plan}\n  - {id: b, processor: p, dependsOn: a}",
        1,
        "'a/b' is no name for a template"
    )]
    public void Read_AWrongTemplate_SaysWhereAndHow(string yaml, int line, string message)
    {
        var exception = Assert.Throws<TemplateException>(() => TemplateReader.Read("t.yaml", yaml));

        Assert.StartsWith($"t.yaml({line}): ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{type: text}", "'text' is no type of the parameter 'x'; it must be one of string, boolean, integer")]
    [InlineData("{}", "'type' is missing in the parameter 'x'")]
    [InlineData("{type: integer, default: three}", "'x' must be a whole number")]
    [InlineData("{type: string, pattern: '['}", "no regular expression")]
    [InlineData("{type: string, pattern: a+, default: b}", "'x' must match a+")]
    [InlineData("{type: string, required: perhaps}", "'required' must be true or false")]
    public void Read_AWrongParameter_SaysHow(string parameter, string message)
    {
        var yaml = $"name: t\nparameters:\n  x: {parameter}\n{Steps}";

        var exception = Assert.Throws<TemplateException>(() => TemplateReader.Read("t.yaml", yaml));

        Assert.StartsWith("t.yaml(3): ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("true")]
    [InlineData("not")]
    public void Read_AParameterThatConditionsCouldNotName_IsRefused(string name) =>
        Assert.Contains(
            $"'{name}' is no name",
            Assert
                .Throws<TemplateException>(() =>
                    TemplateReader.Read("t.yaml", $"name: t\nparameters:\n  {name}: {{type: string}}\n{Steps}")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_AWrongCondition_SaysWhere()
    {
        var yaml =
            "name: t\nsteps:\n  - id: plan\n    uses: plan\n    when: colour\n  - {id: b, uses: process, processor: p, dependsOn: plan}";

        var exception = Assert.Throws<TemplateException>(() => TemplateReader.Read("t.yaml", yaml));

        Assert.Equal("t.yaml(5): The condition 'colour' cannot be read: 'colour' is not known; known are apply.", exception.Message);
    }

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

    [Theory]
    [InlineData("batches: {maxFiles: 1001}", "'maxFiles' must be a whole number from 1 to 1000")]
    [InlineData("batches: {maxBytes: -1}", "'maxBytes' must be a whole number")]
    [InlineData("batches: {files: 1}", "'files' is not known in 'batches'")]
    [InlineData("pools: {api: many}", "'api' must be a whole number from 1 to 256")]
    [InlineData("pools: {a b: 1}", "'a b' is no name for a pool")]
    [InlineData("errors: {}", "'errors' must be a list")]
    [InlineData("errors: [{class: bug}]", "'resolution' is missing in an error rule")]
    [InlineData("errors: [{class: odd, resolution: retry}]", "'odd' is no class of an error rule; it must be one of transient, permanent")]
    [InlineData("errors: [{resolution: skipfile}]", "it must be one of retry, skipFile, splitBatch, pauseWorkflow, failWorkflow")]
    [InlineData("errors: [{resolution: skipFile, after: 1s}]", "belong to a rule whose resolution is retry")]
    [InlineData("errors: [{resolution: retry, message: '['}]", "no regular expression")]
    [InlineData("errors: [{resolution: retry, code: ''}]", "'code' is empty")]
    public void Read_AWrongFieldOfTheWhole_SaysWhereAndHow(string line, string message)
    {
        var yaml = $"name: t\n{line}\n{Steps}";

        var exception = Assert.Throws<TemplateException>(() => TemplateReader.Read("t.yaml", yaml));

        Assert.StartsWith("t.yaml(2): ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AStepOfThePlanThatGoesOnAfterErrors_IsRefused()
    {
        var yaml = "name: t\nsteps:\n  - {id: plan, uses: plan, continueOnError: true}\n  - {id: b, processor: p, dependsOn: plan}";

        var exception = Assert.Throws<TemplateException>(() => TemplateReader.Read("t.yaml", yaml));

        Assert.Equal("t.yaml(3): Nothing can go on without a plan, so 'plan' cannot have 'continueOnError'.", exception.Message);
    }

    [Fact]
    public void FindError_APatternThatRunsAway_IsNoMatch()
    {
        var parameter = new TemplateParameter("x", ParameterType.String, Pattern: "(a+)+");

        var error = parameter.FindError(JsonSerializer.SerializeToElement(new string('a', 60) + "!"));

        Assert.Equal("The parameter 'x' must match (a+)+.", error);
    }

    private static string TwoProcesses(string before) =>
        "name: t\nsteps:\n"
        + "  - {id: plan, uses: plan}\n"
        + "  - {id: a, processor: p, dependsOn: plan}\n"
        + "  - {id: b, processor: q, dependsOn: plan}\n"
        + $"  - {{id: end, uses: report, dependsOn: {before}}}\n";
}
