using GraphMcp.Workflows.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace GraphMcp.Workflows.Inbox;

/// <summary>Turns YAML into the JSON that says the same.</summary>
internal static class YamlJson
{
    /// <summary>Converts a document.</summary>
    /// <exception cref="WorkflowRequestException">It is none, or has aliases, by which a small one can become huge.</exception>
    public static string Convert(string yaml)
    {
        try
        {
            RequireNoAlias(yaml);
            var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object?>(yaml);
            return document is null ? "null" : new SerializerBuilder().JsonCompatible().Build().Serialize(document);
        }
        catch (YamlException exception)
        {
            throw new WorkflowRequestException(
                $"The request is no YAML: {exception.Message} (line {exception.Start.Line}, column {exception.Start.Column})",
                exception
            );
        }
    }

    private static void RequireNoAlias(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias { } alias)
            {
                throw new WorkflowRequestException($"The request has an alias ('*{alias.Value}'), which is not taken.");
            }
        }
    }
}
