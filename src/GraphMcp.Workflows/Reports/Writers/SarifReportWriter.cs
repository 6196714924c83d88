using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.Secrets;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Reports.Writers;

/// <summary>Writes references.sarif (SARIF 2.1.0): a result for each reference, and for each finding that is about none.</summary>
public sealed class SarifReportWriter : IReportWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public string FileName => ReportFileNames.Sarif;

    /// <inheritdoc/>
    public async Task WriteAsync(ReportDocument report, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var json = new Utf8JsonWriter(output, WriterOptions);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteRun(json, report);
        await WriteInvocationAsync(json, report, cancellationToken);
        await WriteResultsAsync(json, report, cancellationToken);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static void WriteRun(Utf8JsonWriter json, ReportDocument report)
    {
        Write(
            json,
            "tool",
            new
            {
                Driver = new
                {
                    Name = "graphmcp",
                    Version = report.ToolVersion,
                    Rules = SarifRules.All,
                },
            }
        );
        // What stands before the last slash is the same for all runs of a template, so that a new one takes an old one's place.
        Write(json, "automationDetails", new { Id = $"graphmcp/{report.Template}/{report.WorkflowId}" });
        Write(json, "columnKind", "utf16CodeUnits");
        Write(json, "redactionTokens", new[] { SecretMasker.Mask });
        Write(json, "originalUriBaseIds", new Dictionary<string, object>(StringComparer.Ordinal) { [SarifPlace.BaseId] = Root(report) });
        var parents = report.Lineage is { } lineage
            ? new
            {
                lineage.Kind,
                lineage.ParentId,
                lineage.CheckpointId,
            }
            : null;
        Write(
            json,
            "properties",
            new
            {
                report.State,
                report.Totals,
                Lineage = parents,
            }
        );
    }

    private static object Root(ReportDocument report)
    {
        var description = new { Text = "The folder that the files come from." };
        return report.SourceUri is { } uri && uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? new { Uri = uri.TrimEnd('/') + "/", Description = description }
            : new { Description = description };
    }

    private static async Task WriteInvocationAsync(Utf8JsonWriter json, ReportDocument report, CancellationToken cancellationToken)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        Write(json, "executionSuccessful", report.State is WorkflowRunState.Succeeded or WorkflowRunState.PartiallySucceeded);
        Write(json, "startTimeUtc", report.StartedAt.UtcDateTime);
        if (report.FinishedAt is { } finished)
        {
            Write(json, "endTimeUtc", finished.UtcDateTime);
        }

        json.WriteStartArray("toolExecutionNotifications");
        await foreach (var file in report.FilesAsync(cancellationToken))
        {
            if (file is { State: FileState.Failed, Error: { } error })
            {
                object[] places = [SarifPlace.OfFile(file.Path)];
                var message = new { Text = error.Message };
                var notification = new
                {
                    Level = "error",
                    Descriptor = new { Id = error.Code },
                    Message = message,
                    Locations = places,
                };
                JsonSerializer.Serialize(json, notification, Options);
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static async Task WriteResultsAsync(Utf8JsonWriter json, ReportDocument report, CancellationToken cancellationToken)
    {
        json.WriteStartArray("results");
        await foreach (var file in report.FilesAsync(cancellationToken))
        {
            foreach (var result in SarifResults.Of(file, report.Steps.Count > 1))
            {
                JsonSerializer.Serialize(json, result, Options);
            }

            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Options);
    }
}
