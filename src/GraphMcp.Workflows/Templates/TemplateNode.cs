using System.Globalization;
using GraphMcp.Workflows.Serialization;
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
        Find(key) is { } node
        && Text(node) switch
        {
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => throw Error(node, $"'{key}' must be true or false."),
        };

    /// <summary>Returns a whole number, or null where it is not there.</summary>
    public long? Integer(string key, long least, long most) =>
        Find(key) is not { } node ? null
        : long.TryParse(Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
        : throw Error(node, $"'{key}' must be a whole number from {least} to {most}.");

    /// <summary>Returns a number, or null where it is not there.</summary>
    public double? Number(string key, double least, double most) =>
        Find(key) is not { } node ? null
        : double.TryParse(Text(node), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
        : throw Error(node, FormattableString.Invariant($"'{key}' must be a number from {least} to {most}."));

    /// <summary>Returns a span of time, or null where it is not there.</summary>
    public TimeSpan? Time(string key, TimeSpan least, TimeSpan most) =>
        Find(key) is not { } node ? null
        : TemplateTime.Parse(Text(node)) is not { } time
            ? throw Error(node, $"'{key}' must be a time such as 30s, 5m or 1h30m, or a number of seconds.")
        : time >= least && time <= most ? time
        : throw Error(node, $"'{key}' must be from {TemplateTime.Write(least)} to {TemplateTime.Write(most)}.");

    public TEnum RequiredName<TEnum>(string key)
        where TEnum : struct, Enum => Name<TEnum>(key) ?? throw new TemplateException(file, Line, $"'{key}' is missing in {what}.");

    /// <summary>Returns the value that a name stands for, or null where it is not there.</summary>
    public TEnum? Name<TEnum>(string key)
        where TEnum : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        var names = Enum.GetValues<TEnum>().ToDictionary(JsonNames.Of, StringComparer.Ordinal);
        return names.TryGetValue(text, out var value)
            ? value
            : throw Error(Find(key)!, $"'{text}' is no {key} of {what}; it must be one of {string.Join(", ", names.Keys)}.");
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
            : throw Error(key, $"'{key}' must be a list in {what}.");

    public bool Has(string key) => Find(key) is not null;

    /// <summary>Returns the mapping below a key, or null where it is not there.</summary>
    public TemplateNode? Child(string key, string name) => Find(key) is { } node ? new TemplateNode(file, node, name) : null;

    public IReadOnlyList<(string Key, TemplateNode Node)> Entries(string key, string name) =>
        Child(key, $"'{key}'") is not { } node
            ? []
            :
            [
                .. node.mapping.Children.Select(entry =>
                    (Text(entry.Key), new TemplateNode(file, entry.Value, $"{name} '{Text(entry.Key)}'"))
                ),
            ];

    public IEnumerable<string> Keys => mapping.Children.Keys.Select(Text);

    public TemplateException Error(string key, string message) =>
        Find(key) is { } node ? Error(node, message) : new TemplateException(file, Line, message);

    private TemplateException Error(YamlNode node, string message) => new(file, node.Start.Line, message);

    private YamlNode? Find(string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private string Text(YamlNode node) => node is YamlScalarNode { Value: { } value } ? value : throw Error(node, "Text must stand here.");
}
