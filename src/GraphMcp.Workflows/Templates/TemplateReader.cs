using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Templates;

/// <summary>Reads a template from YAML and checks it as a whole.</summary>
public static class TemplateReader
{
    private const int MostFiles = 1000;
    private const int MostErrorRules = 32;
    private const int MostPools = 16;
    private const int MostInPool = 256;

    /// <summary>Reads a template.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="yaml">Its text.</param>
    /// <exception cref="TemplateException">It is wrong; the message says where and how.</exception>
    public static WorkflowTemplate Read(string file, string yaml)
    {
        var root = TemplateNode.Read(file, yaml);
        root.Allow("name", "description", "parameters", "batches", "pools", "errors", "steps");
        var parameters = ReadParameters(root);
        var nodes = root.Items("steps", "a step");
        var steps = nodes.Select(StepReader.Read).ToList();
        StepGraph.Check(file, [.. steps.Zip(nodes, (step, node) => (step, node))]);
        CheckConditions(parameters, steps, nodes);
        return new WorkflowTemplate(ReadName(root), root.Text("description") ?? "", parameters, steps)
        {
            Batches = ReadBatches(root.Child("batches", "'batches'")),
            Errors = ReadErrors(root),
            Pools = ReadPools(root.Child("pools", "'pools'")),
        };
    }

    /// <summary>Returns the name that a template file gives itself, also where the rest of it is wrong; null where it has none.</summary>
    internal static string? FindName(string file, string yaml)
    {
        try
        {
            return TemplateNode.Read(file, yaml).Text("name");
        }
        catch (TemplateException)
        {
            return null;
        }
    }

    /// <summary>Returns the names that a condition may use, with their types.</summary>
    internal static IReadOnlyDictionary<string, ParameterType> Names(IEnumerable<TemplateParameter> parameters) =>
        parameters
            .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Type))
            .Append(KeyValuePair.Create(Condition.ApplyName, ParameterType.Boolean))
            .ToDictionary(StringComparer.Ordinal);

    private static string ReadName(TemplateNode root)
    {
        var name = root.RequiredText("name");
        return TemplateNames.IsTemplateName(name)
            ? name
            : throw root.Error(
                "name",
                $"'{name}' is no name for a template: {TemplateNames.TemplateRule}, and not '{TemplateSchema.Name}'."
            );
    }

    private static IReadOnlyList<TemplateParameter> ReadParameters(TemplateNode root) =>
        [.. root.Entries("parameters", "the parameter").Select(entry => ParameterReader.Read(entry.Key, entry.Node))];

    private static BatchPolicyRequest? ReadBatches(TemplateNode? node)
    {
        node?.Allow("maxFiles", "maxBytes", "maxFileBytes");
        return node is null
            ? null
            : new BatchPolicyRequest
            {
                MaxFiles = (int?)node.Integer("maxFiles", 1, MostFiles),
                MaxBytes = node.Integer("maxBytes", 1, long.MaxValue),
                MaxFileBytes = node.Integer("maxFileBytes", 1, int.MaxValue),
            };
    }

    private static IReadOnlyList<Errors.ErrorRule> ReadErrors(TemplateNode root)
    {
        if (!root.Has("errors"))
        {
            return [];
        }

        var nodes = root.Items("errors", "an error rule");
        return nodes.Count <= MostErrorRules
            ? [.. nodes.Select(ErrorRuleReader.Read)]
            : throw root.Error("errors", $"A template has at most {MostErrorRules} error rules.");
    }

    private static Dictionary<string, int> ReadPools(TemplateNode? node)
    {
        var names = node?.Keys.ToList() ?? [];
        if (names.FirstOrDefault(name => !TemplateNames.IsIdentifier(name)) is { } wrong)
        {
            throw node!.Error(wrong, $"'{wrong}' is no name for a pool: {TemplateNames.IdentifierRule}.");
        }

        return names.Count <= MostPools
            ? names.ToDictionary(name => name, name => (int)node!.Integer(name, 1, MostInPool)!.Value, StringComparer.Ordinal)
            : throw node!.Error("", $"A template names at most {MostPools} pools.");
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
}
