using Durable.Embedded.Receipts;

namespace Durable.Embedded.Store;

/// <summary>A reader's connection: it sees what is committed, and is used by one thread at a time.</summary>
internal sealed class SqliteHubReader : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _findInstance;
    private readonly SqliteStatement _history;
    private readonly SqliteStatement _findEntity;

    public SqliteHubReader(string path)
    {
        _database = new SqliteDatabase(path);
        _database.Execute("PRAGMA query_only = 1; PRAGMA busy_timeout = 10000");
        _findInstance = _database.Prepare($"SELECT {InstanceColumns.All} FROM instances WHERE id = ?");
        _history = _database.Prepare("SELECT turn, at, events FROM history WHERE instance = ? ORDER BY turn");
        _findEntity = _database.Prepare($"SELECT {EntityColumns.All} FROM entities WHERE id = ?");
    }

    public InstanceRow? FindInstance(string id) => Rows(_findInstance.Bind(id), InstanceColumns.Read).FirstOrDefault();

    public List<StoredTurn> ReadHistory(long key) =>
        Rows(
            _history.Bind(key),
            static row => new StoredTurn((int)row.Int64(0), InstanceColumns.Time(row.Int64(1)), row.Utf8(2).ToArray())
        );

    public EntityRow? FindEntity(string id) => Rows(_findEntity.Bind(id), EntityColumns.Read).FirstOrDefault();

    public List<InstanceRow> UnfinishedInstances() =>
        Query($"SELECT {InstanceColumns.All} FROM instances WHERE status IN (0, 6, 7) ORDER BY key", static _ => { }, InstanceColumns.Read);

    public List<StoredMessage> WaitingMessages() =>
        Query(
            "SELECT target, seq, message FROM inbox ORDER BY seq",
            static _ => { },
            static row => new StoredMessage(row.Text(0), row.Int64(1), row.Text(2))
        );

    public List<DelayedMessage> DelayedMessages() =>
        Query(
            "SELECT seq, due_at, target, message FROM delayed ORDER BY seq",
            static _ => { },
            static row => new DelayedMessage(row.Int64(0), InstanceColumns.Time(row.Int64(1)), row.Text(2), row.Text(3))
        );

    public List<InstanceRow> QueryInstances(InstanceFilter filter)
    {
        var statuses = filter.Statuses is { } some ? $"AND status IN ({string.Join(',', some.Select(status => (int)status))})" : "";
        return Query(
            $"SELECT {InstanceColumns.All} FROM instances WHERE key > ? AND created_at >= ? AND created_at <= ? "
                + $"AND substr(id, 1, length(?4)) = ?4 AND updated_at >= ? AND updated_at <= ? {statuses} ORDER BY key LIMIT ?",
            query =>
                query
                    .Bind(filter.AfterKey)
                    .Bind(filter.CreatedFrom?.Ticks ?? 0)
                    .Bind(filter.CreatedTo?.Ticks ?? long.MaxValue)
                    .Bind(filter.IdPrefix ?? "")
                    .Bind(filter.UpdatedFrom?.Ticks ?? 0)
                    .Bind(filter.UpdatedTo?.Ticks ?? long.MaxValue)
                    .Bind(filter.Limit),
            InstanceColumns.Read
        );
    }

    public List<EntityRow> QueryEntities(EntityFilter filter) =>
        Query(
            $"SELECT {EntityColumns.All} FROM entities WHERE id > ? AND substr(id, 1, length(?2)) = ?2 "
                + $"AND updated_at >= ? AND updated_at <= ? AND {EntityColumns.Where(filter)} ORDER BY id LIMIT ?",
            query =>
                query
                    .Bind(filter.AfterId)
                    .Bind(filter.IdPrefix)
                    .Bind(filter.ModifiedFrom?.Ticks ?? 0)
                    .Bind(filter.ModifiedTo?.Ticks ?? long.MaxValue)
                    .Bind(filter.Limit),
            EntityColumns.Read
        );

    public List<Receipt> ReadReceipts(string? source) =>
        Query(
            "SELECT source, name, version, state, failures, at, reason FROM receipts WHERE ?1 IS NULL OR source = ?1 ORDER BY source, name",
            query => query.Bind(source),
            static row => new Receipt(
                row.Text(0),
                row.Text(1),
                row.Text(2),
                (ReceiptState)row.Int64(3),
                (int)row.Int64(4),
                new DateTimeOffset(row.Int64(5), TimeSpan.Zero),
                row.TextOrNull(6)
            )
        );

    public void Dispose() => _database.Dispose();

    private List<T> Query<T>(string sql, Action<SqliteStatement> bind, Func<SqliteStatement, T> read)
    {
        using var statement = _database.PrepareOnce(sql);
        bind(statement);
        return Rows(statement, read);
    }

    private static List<T> Rows<T>(SqliteStatement statement, Func<SqliteStatement, T> read)
    {
        var rows = new List<T>();
        try
        {
            while (statement.Step())
            {
                rows.Add(read(statement));
            }
        }
        finally
        {
            statement.Reset();
        }

        return rows;
    }
}
