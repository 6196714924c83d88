using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Reports;

/// <summary>Writes report.json: a line a file, so that two reports compare line by line.</summary>
internal sealed class JsonReport(ReportRequest request, ReportTotals totals, ReportParts parts, IReadOnlyList<ReportWriterError> errors)
{
    private static readonly byte[] FirstRow = "\n    "u8.ToArray();
    private static readonly byte[] NextRow = ",\n    "u8.ToArray();

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = WorkflowJson.Indented.Encoder,
    };

    /// <summary>Writes a shard's files.</summary>
    public static async Task WriteFilesAsync(Stream part, IReadOnlyList<ReportedFile> files, CancellationToken cancellationToken)
    {
        for (var file = 0; file < files.Count; file++)
        {
            await part.WriteAsync(file == 0 ? FirstRow : NextRow, cancellationToken);
            await JsonSerializer.SerializeAsync(part, FileRow.Of(files[file]), WorkflowJson.Compact, cancellationToken);
        }
    }

    /// <summary>Writes the document.</summary>
    public async Task WriteAsync(Stream file, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(file, Options);
        json.WriteStartObject();
        Write(json, "workflowId", request.WorkflowId);
        Write(json, "template", request.Template);
        Write(json, "parameters", new SortedDictionary<string, JsonElement>(request.Parameters.ToDictionary(), StringComparer.Ordinal));
        Write(json, "state", request.State);
        Write(json, "startedAt", request.StartedAt);
        Write(json, "finishedAt", request.FinishedAt);
        WriteOnlyWhereThereIsOne(json);
        Write(json, "totals", Counts());
        json.WriteStartArray("files");
        await json.FlushAsync(cancellationToken);
        await parts.CopyAllAsync(ReportParts.JsonFiles, file, ","u8.ToArray(), cancellationToken);
        await file.WriteAsync("\n  "u8.ToArray(), cancellationToken);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        await file.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    private void WriteOnlyWhereThereIsOne(Utf8JsonWriter json)
    {
        if (request.Lineage is { } lineage)
        {
            Write(json, "lineage", lineage);
        }

        if (errors.Count > 0)
        {
            Write(json, "writerErrors", errors);
        }
    }

    /// <summary>All counts but the one that only the last line of a run tells.</summary>
    private JsonObject Counts()
    {
        var counts = JsonSerializer.SerializeToNode(totals, WorkflowJson.Compact)!.AsObject();
        counts.Remove("filesWithFindings");
        return counts;
    }

    private static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, WorkflowJson.Indented);
    }

    private sealed record FileRow(
        string Path,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Step,
        SourceType SourceType,
        double Confidence,
        FileState State,
        IEnumerable<ReferenceRow> References,
        ChangeRow? Change,
        IReadOnlyList<Finding> Findings,
        ErrorRow? Error
    )
    {
        public static FileRow Of(ReportedFile file) =>
            new(
                file.Result.Path,
                file.Step,
                file.Result.Classification.Type,
                file.Result.Classification.Confidence,
                file.Result.State,
                file.Result.References.Select(ReferenceRow.Of),
                file.Change is { } change ? new ChangeRow(change.Strategy, change.LinesAdded, change.LinesRemoved) : null,
                file.Findings,
                file.Result.Error is { } error ? new ErrorRow(error.Code, error.Message) : null
            );
    }

    private sealed record ReferenceRow(
        int Line,
        int Column,
        int Length,
        ReferenceKind Kind,
        ReferenceTier Tier,
        double Confidence,
        string Text
    )
    {
        public static ReferenceRow Of(Reference reference) =>
            new(reference.Line, reference.Column, reference.Length, reference.Kind, reference.Tier, reference.Confidence, reference.Text);
    }

    private sealed record ErrorRow(string Code, string Message);

    private sealed record ChangeRow(string Strategy, int LinesAdded, int LinesRemoved);
}
