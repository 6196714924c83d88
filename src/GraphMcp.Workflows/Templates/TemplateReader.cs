using System.Text.RegularExpressions;

namespace GraphMcp.Workflows.Templates;

/// <summary>Reads a template from YAML and checks it as a whole.</summary>
public static partial class TemplateReader
{
    /// <summary>Reads a template.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="yaml">Its text.</param>
    /// <exception cref="TemplateException">It is wrong; the message says where and how.</exception>
    public static WorkflowTemplate Read(string file, string yaml)
    {
        var root = TemplateNode.Read(file, yaml);
        root.Allow("name", "description", "parameters", "steps");
        var parameters = root.Entries("parameters", "the parameter").Select(entry => ReadParameter(entry.Key, entry.Node)).ToList();
        var nodes = root.Items("steps", "a step");
        var steps = nodes.Select(ReadStep).ToList();
        StepGraph.Check(file, [.. steps.Zip(nodes, (step, node) => (step, node.Line))]);
        CheckConditions(parameters, steps, nodes);
        return new WorkflowTemplate(root.RequiredText("name"), root.Text("description") ?? "", parameters, steps);
    }

    private static TemplateParameter ReadParameter(string name, TemplateNode node)
    {
        node.Allow("type", "required", "default", "pattern", "description");
        if (!Identifier().IsMatch(name) || Reserved().IsMatch(name))
        {
            throw node.Error("type", $"'{name}' is no name for a parameter.");
        }

        var parameter = new TemplateParameter(
            name,
            node.RequiredName<ParameterType>("type"),
            node.Flag("required"),
            Pattern: CheckPattern(node),
            Description: node.Text("description")
        );
        if (node.Text("default") is not { } text)
        {
            return parameter;
        }

        var value = parameter.FromText(text);
        return parameter.FindError(value) is { } error ? throw node.Error("default", error) : parameter with { Default = value };
    }

    private static TemplateStep ReadStep(TemplateNode node)
    {
        node.Allow("id", "uses", "dependsOn", "when", "processor");
        var id = node.RequiredText("id");
        if (!Identifier().IsMatch(id))
        {
            throw node.Error("id", $"'{id}' is no id for a step: letters, digits, '-' and '_', at most 40.");
        }

        var step = new TemplateStep(
            id,
            node.RequiredName<StepKind>("uses"),
            node.Texts("dependsOn"),
            node.Text("when"),
            node.Text("processor")
        );
        return (step.Uses == StepKind.Process) == (step.Processor is not null)
            ? step
            : throw node.Error("processor", $"'processor' belongs to a step that uses process, and only there (step '{id}').");
    }

    private static void CheckConditions(
        IReadOnlyList<TemplateParameter> parameters,
        IReadOnlyList<TemplateStep> steps,
        IReadOnlyList<TemplateNode> nodes
    )
    {
        var names = Names(parameters);
        foreach (var (step, node) in steps.Zip(nodes).Where(pair => pair.First.When is not null))
        {
            try
            {
                _ = Condition.Parse(step.When!, names);
            }
            catch (FormatException exception)
            {
                throw node.Error("when", exception.Message);
            }
        }
    }

    /// <summary>Returns the names that a condition may use, with their types.</summary>
    internal static IReadOnlyDictionary<string, ParameterType> Names(IEnumerable<TemplateParameter> parameters) =>
        parameters
            .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Type))
            .Append(KeyValuePair.Create(Condition.ApplyName, ParameterType.Boolean))
            .ToDictionary(StringComparer.Ordinal);

    private static string? CheckPattern(TemplateNode node)
    {
        var pattern = node.Text("pattern");
        try
        {
            _ = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return pattern;
        }
        catch (ArgumentException exception)
        {
            throw node.Error("pattern", $"This is no regular expression: {exception.Message}");
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex("^(?:apply|true|false|and|or|not)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reserved();
}
