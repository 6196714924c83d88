namespace GraphMcp.Workflows.Templates;

/// <summary>Reads one parameter of a template.</summary>
internal static class ParameterReader
{
    public static TemplateParameter Read(string name, TemplateNode node)
    {
        node.Allow("type", "required", "default", "pattern", "description");
        if (!TemplateNames.IsIdentifier(name) || TemplateNames.IsReserved(name))
        {
            throw node.Error("", $"'{name}' is no name for a parameter: {TemplateNames.IdentifierRule}, and no word of conditions.");
        }

        var parameter = new TemplateParameter(
            name,
            node.RequiredName<ParameterType>("type"),
            node.Flag("required"),
            Pattern: TemplatePattern.Read(node, "pattern"),
            Description: node.Text("description")
        );
        if (parameter is { Pattern: not null, Type: not ParameterType.String })
        {
            throw node.Error("pattern", "'pattern' belongs to a parameter of type string, and only there.");
        }

        return node.Text("default") is { } text ? WithDefault(parameter, node, text) : parameter;
    }

    private static TemplateParameter WithDefault(TemplateParameter parameter, TemplateNode node, string text)
    {
        if (parameter.Required)
        {
            throw node.Error("default", $"The parameter '{parameter.Name}' is required, so a default would never be used.");
        }

        var value = parameter.FromText(text);
        return parameter.FindError(value) is { } error ? throw node.Error("default", error) : parameter with { Default = value };
    }
}
