using System.Text.Json;

namespace GraphMcp.Workflows.Serialization;

/// <summary>Files of one JSON value a line, the first of which is a header.</summary>
internal static class JsonLines
{
    /// <summary>Returns the file of a header and its lines.</summary>
    public static byte[] Write<THeader, TLine>(THeader header, IEnumerable<TLine> lines)
    {
        using var content = new MemoryStream();
        Append(content, header);
        foreach (var line in lines)
        {
            Append(content, line);
        }

        return content.ToArray();
    }

    /// <summary>Returns the file of lines without a header.</summary>
    public static byte[] Write<TLine>(IEnumerable<TLine> lines)
    {
        using var content = new MemoryStream();
        foreach (var line in lines)
        {
            Append(content, line);
        }

        return content.ToArray();
    }

    /// <summary>Returns the first line.</summary>
    public static THeader ReadHeader<THeader>(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)'\n');
        return Parse<THeader>(end < 0 ? content : content[..end]);
    }

    /// <summary>Returns the first line without reading more than it needs.</summary>
    public static async Task<THeader> ReadHeaderAsync<THeader>(Stream content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content);
        var line = await reader.ReadLineAsync(cancellationToken);
        return JsonSerializer.Deserialize<THeader>(line ?? "", WorkflowJson.Compact) ?? throw new JsonException("A line holds null.");
    }

    /// <summary>Returns the lines behind the header.</summary>
    public static List<TLine> ReadLines<TLine>(ReadOnlySpan<byte> content) => ReadAll<TLine>(content[(content.IndexOf((byte)'\n') + 1)..]);

    /// <summary>Returns every line of a file without a header.</summary>
    public static List<TLine> ReadAll<TLine>(ReadOnlySpan<byte> content)
    {
        var lines = new List<TLine>();
        foreach (var range in content.Split((byte)'\n'))
        {
            if (content[range] is { IsEmpty: false } line)
            {
                lines.Add(Parse<TLine>(line));
            }
        }

        return lines;
    }

    private static T Parse<T>(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize<T>(line, WorkflowJson.Compact) ?? throw new JsonException("A line holds null.");

    private static void Append<T>(MemoryStream content, T value)
    {
        JsonSerializer.Serialize(content, value, WorkflowJson.Compact);
        content.WriteByte((byte)'\n');
    }
}
