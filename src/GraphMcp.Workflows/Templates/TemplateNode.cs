using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GraphMcp.Workflows.Templates;

/// <summary>A mapping of a template file, read strictly: every mistake is an error with its line.</summary>
internal sealed class TemplateNode
{
    private readonly string file;
    private readonly YamlMappingNode mapping;
    private readonly string what;

    private TemplateNode(string file, YamlNode node, string what)
    {
        (this.file, this.what) = (file, what);
        mapping = node as YamlMappingNode ?? throw new TemplateException(file, node.Start.Line, $"{what} must be a mapping.");
    }

    public long Line => mapping.Start.Line;

    public IEnumerable<string> Keys => mapping.Children.Keys.Select(Text);

    public static TemplateNode Read(string file, string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException exception)
        {
            throw new TemplateException(file, exception.Start.Line, $"This is no YAML: {exception.Message}", exception);
        }

        return stream.Documents.Count == 1
            ? new TemplateNode(file, stream.Documents[0].RootNode, "A template")
            : throw new TemplateException(file, 1, "A template file holds exactly one document.");
    }

    public void Allow(params string[] keys)
    {
        foreach (var key in mapping.Children.Keys.Where(key => !keys.Contains(Text(key), StringComparer.Ordinal)))
        {
            throw Error(key, $"'{Text(key)}' is not known in {what}; known are {string.Join(", ", keys)}.");
        }
    }

    public string? Text(string key) => Find(key) is { } node ? Text(node) : null;

    public string RequiredText(string key) =>
        Text(key) is { Length: > 0 } text ? text : throw new TemplateException(file, Line, $"'{key}' is missing in {what}.");

    public bool Flag(string key) =>
        Find(key) is { } node && (bool.TryParse(Text(node), out var flag) ? flag : throw Error(node, $"'{key}' must be true or false."));

    public TEnum RequiredName<TEnum>(string key)
        where TEnum : struct, Enum
    {
        var text = RequiredText(key);
        var names = Enum.GetNames<TEnum>().Select(name => name.ToLowerInvariant()).ToList();
        return names.Contains(text, StringComparer.Ordinal)
            ? Enum.Parse<TEnum>(text, ignoreCase: true)
            : throw Error(Find(key)!, $"'{text}' is no {key} of {what}; it must be one of {string.Join(", ", names)}.");
    }

    public IReadOnlyList<string> Texts(string key) =>
        Find(key) switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Children.Select(Text)],
            var single => [Text(single)],
        };

    public IReadOnlyList<TemplateNode> Items(string key, string name) =>
        Find(key) is YamlSequenceNode list
            ? [.. list.Children.Select(node => new TemplateNode(file, node, name))]
            : throw new TemplateException(file, Line, $"'{key}' must be a list in {what}.");

    public IReadOnlyList<(string Key, TemplateNode Node)> Entries(string key, string name)
    {
        if (Find(key) is not { } node)
        {
            return [];
        }

        var entries = new TemplateNode(file, node, $"'{key}'").mapping.Children;
        return [.. entries.Select(entry => (Text(entry.Key), new TemplateNode(file, entry.Value, $"{name} '{Text(entry.Key)}'")))];
    }

    public TemplateException Error(string key, string message) =>
        Find(key) is { } node ? Error(node, message) : new TemplateException(file, Line, message);

    private TemplateException Error(YamlNode node, string message) => new(file, node.Start.Line, message);

    private YamlNode? Find(string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private string Text(YamlNode node) => node is YamlScalarNode { Value: { } value } ? value : throw Error(node, "Text must stand here.");
}
