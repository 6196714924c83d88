using System.Text.Json;
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
    public void FindError_APatternThatRunsAway_IsNoMatch()
    {
        var parameter = new TemplateParameter("x", ParameterType.String, Pattern: "(a+)+");

        var error = parameter.FindError(JsonSerializer.SerializeToElement(new string('a', 60) + "!"));

        Assert.Equal("The parameter 'x' must match (a+)+.", error);
    }
}
