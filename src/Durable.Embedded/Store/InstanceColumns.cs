using Durable.Embedded.History;
using Durable.Embedded.Serialization;
using DurableTask.Core;

namespace Durable.Embedded.Store;

/// <summary>Reads and binds the columns of an instance in their one order.</summary>
internal static class InstanceColumns
{
    public const string All =
        "key, id, execution_id, name, version, status, created_at, updated_at, start_at, parent_id, parent_execution, parent_name, parent_task, "
        + "tags, custom_status, failure, output, input, trace_parent, trace_state, generation";

    public static InstanceRow Read(SqliteStatement row) =>
        new()
        {
            Key = row.Int64(0),
            Id = row.Text(1),
            ExecutionId = row.Text(2),
            Name = row.Text(3),
            Version = row.Text(4),
            Status = (OrchestrationStatus)row.Int64(5),
            CreatedAt = Time(row.Int64(6)),
            UpdatedAt = Time(row.Int64(7)),
            StartAt = row.IsNull(8) ? null : Time(row.Int64(8)),
            Parent = row.IsNull(9) ? null : new ParentLink(row.Text(9), row.Text(10), row.Text(11), (int)row.Int64(12)),
            Tags = row.IsNull(13) ? null : TagsJson.Read(row.Utf8(13)),
            CustomStatus = row.TextOrNull(14),
            Failure = row.IsNull(15) ? null : FailureCodec.Read(row.Utf8(15)),
            Output = row.TextOrNull(16),
            Input = row.TextOrNull(17),
            TraceParent = row.TextOrNull(18),
            TraceState = row.TextOrNull(19),
            Generation = (int)row.Int64(20),
        };

    /// <summary>Binds all columns but the key.</summary>
    public static SqliteStatement Bind(SqliteStatement statement, InstanceRow row) =>
        statement
            .Bind(row.Id)
            .Bind(row.ExecutionId)
            .Bind(row.Name)
            .Bind(row.Version)
            .Bind((long)row.Status)
            .Bind(row.CreatedAt.Ticks)
            .Bind(row.UpdatedAt.Ticks)
            .Bind(row.StartAt?.Ticks)
            .Bind(row.Parent?.InstanceId)
            .Bind(row.Parent?.ExecutionId)
            .Bind(row.Parent?.Name)
            .Bind((long?)row.Parent?.TaskId)
            .Bind(TagsJson.Write(row.Tags))
            .Bind(row.CustomStatus)
            .Bind(FailureCodec.Write(row.Failure))
            .Bind(row.Output)
            .Bind(row.Input)
            .Bind(row.TraceParent)
            .Bind(row.TraceState)
            .Bind((long)row.Generation);

    public static DateTime Time(long ticks) => new(ticks, DateTimeKind.Utc);
}
