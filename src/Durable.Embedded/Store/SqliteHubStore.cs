using System.Collections.Concurrent;
using System.Globalization;
using Durable.Embedded.Receipts;

namespace Durable.Embedded.Store;

/// <summary>A hub in one SQLite file in WAL mode: one connection writes, a pool of others reads.</summary>
internal sealed class SqliteHubStore : IHubStore
{
    private readonly string _path;
    private readonly SqliteHubWriter _writer;
    private readonly ConcurrentBag<SqliteHubReader> _readers = [];

    private SqliteHubStore(string path, SqliteHubWriter writer)
    {
        _path = path;
        _writer = writer;
    }

    public IHubTransaction Writer => _writer;

    public long Synchronous => _writer.Synchronous;

    public static SqliteHubStore Open(string path, HubDurability durability, long? maxPages = null)
    {
        var database = new SqliteDatabase(path);
        try
        {
            database.Execute(
                $"PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = {durability.ToString().ToUpperInvariant()}"
            );
            // A larger cache and log keep a burst of turns from writing the file over and over between its syncs.
            database.Execute("PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY");
            HubSchema.Migrate(database, path);
            // A file that cannot be written is found out now, and not by the first turn.
            database.Execute("BEGIN IMMEDIATE; ROLLBACK");
            if (maxPages is { } pages)
            {
                database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
            }

            return new SqliteHubStore(path, new SqliteHubWriter(database));
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public InstanceRow? FindInstance(string id) => Read(reader => reader.FindInstance(id));

    public IEnumerable<InstanceRow> UnfinishedInstances() => Read(reader => reader.UnfinishedInstances());

    public IReadOnlyList<InstanceRow> QueryInstances(InstanceFilter filter) => Read(reader => reader.QueryInstances(filter));

    public IReadOnlyList<StoredTurn> ReadHistory(long key) => Read(reader => reader.ReadHistory(key));

    public IReadOnlyList<StoredMessage> WaitingMessages() => Read(reader => reader.WaitingMessages());

    public IReadOnlyList<DelayedMessage> DelayedMessages() => Read(reader => reader.DelayedMessages());

    public EntityRow? FindEntity(string id) => Read(reader => reader.FindEntity(id));

    public IReadOnlyList<EntityRow> QueryEntities(EntityFilter filter) => Read(reader => reader.QueryEntities(filter));

    public IReadOnlyList<Receipt> ReadReceipts(string? source) => Read(reader => reader.ReadReceipts(source));

    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
    }

    private T Read<T>(Func<SqliteHubReader, T> query)
    {
        var reader = _readers.TryTake(out var free) ? free : new SqliteHubReader(_path);
        var result = query(reader);
        _readers.Add(reader);
        return result;
    }
}
