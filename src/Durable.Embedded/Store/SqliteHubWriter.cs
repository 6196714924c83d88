using Durable.Embedded.Receipts;
using DurableTask.Core;

namespace Durable.Embedded.Store;

/// <summary>The writer's connection: every statement is prepared once.</summary>
internal sealed class SqliteHubWriter : IHubTransaction, IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _findInstance;
    private readonly SqliteStatement _isUnfinished;
    private readonly SqliteStatement _unfinishedChildren;
    private readonly SqliteStatement _children;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _deleteHistory;
    private readonly SqliteStatement _update;
    private readonly SqliteStatement _updateSameStatus;
    private readonly SqliteStatement _restart;
    private readonly SqliteStatement _rewind;
    private readonly SqliteStatement _append;
    private readonly SqliteStatement _send;
    private readonly SqliteStatement _take;
    private readonly SqliteStatement _takeOne;
    private readonly SqliteStatement _delay;
    private readonly SqliteStatement _removeDelayed;
    private readonly SqliteStatement _saveEntity;
    private readonly SqliteStatement _deleteEmptyEntity;
    private readonly SqliteStatement _locksOf;
    private readonly SqliteStatement _saveReceipt;
    private readonly SqliteStatement _deleteReceipt;
    private long _lastSeq;

    public SqliteHubWriter(SqliteDatabase database)
    {
        _database = database;
        _begin = database.Prepare("BEGIN IMMEDIATE");
        _commit = database.Prepare("COMMIT");
        _findInstance = database.Prepare($"SELECT {InstanceColumns.All} FROM instances WHERE id = ?");
        _isUnfinished = database.Prepare("SELECT status FROM instances WHERE id = ?");
        _unfinishedChildren = database.Prepare("SELECT id FROM instances WHERE parent_id = ? AND status IN (0, 6, 7)");
        _children = database.Prepare("SELECT id FROM instances WHERE parent_id = ?");
        _insert = database.Prepare(
            $"INSERT INTO instances ({InstanceColumns.All}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        );
        _delete = database.Prepare("DELETE FROM instances WHERE key = ?");
        _deleteHistory = database.Prepare("DELETE FROM history WHERE instance = ?");
        _update = database.Prepare(
            "UPDATE instances SET updated_at = ?1, custom_status = ?2, output = ?3, failure = ?4, status = ?6 WHERE key = ?5"
        );
        _updateSameStatus = database.Prepare(
            "UPDATE instances SET updated_at = ?1, custom_status = ?2, output = ?3, failure = ?4 WHERE key = ?5 AND status = ?6"
        );
        _restart = database.Prepare(
            "UPDATE instances SET execution_id = ?, version = ?, input = ?, status = ?, updated_at = ?, custom_status = ?, output = NULL, generation = ? WHERE key = ?"
        );
        _rewind = database.Prepare(
            "UPDATE instances SET execution_id = ?, parent_execution = ?, parent_task = ?, status = ?, updated_at = ?, output = NULL, failure = NULL "
                + "WHERE key = ?"
        );
        _append = database.Prepare("INSERT INTO history (instance, turn, at, events) VALUES (?, ?, ?, ?)");
        _send = database.Prepare("INSERT INTO inbox (target, seq, message) VALUES (?, ?, ?)");
        _take = database.Prepare("DELETE FROM inbox WHERE target = ? AND seq <= ?");
        _takeOne = database.Prepare("DELETE FROM inbox WHERE target = ? AND seq = ?");
        _delay = database.Prepare("INSERT INTO delayed (seq, due_at, target, message) VALUES (?, ?, ?, ?)");
        _removeDelayed = database.Prepare("DELETE FROM delayed WHERE seq = ?");
        _saveEntity = database.Prepare(
            "INSERT OR REPLACE INTO entities (id, updated_at, state, locked_by, lock_execution, lock_section) VALUES (?, ?, ?, ?, ?, ?)"
        );
        _deleteEmptyEntity = database.Prepare(
            "DELETE FROM entities WHERE id = ? AND state IS NULL AND locked_by IS NULL "
                + "AND NOT EXISTS (SELECT 1 FROM inbox WHERE target = entities.id)"
        );
        _locksOf = database.Prepare("SELECT id, lock_section FROM entities WHERE locked_by = ?");
        _saveReceipt = database.Prepare(
            "INSERT OR REPLACE INTO receipts (source, name, version, state, failures, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        );
        _deleteReceipt = database.Prepare("DELETE FROM receipts WHERE source = ? AND name = ?");
        _lastSeq = Math.Max(database.Scalar("SELECT max(seq) FROM inbox"), database.Scalar("SELECT max(seq) FROM delayed"));
    }

    /// <summary>SQLite's number for when it syncs.</summary>
    public long Synchronous => _database.Scalar("PRAGMA synchronous");

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public void Rollback() => _database.Execute("ROLLBACK");

    public InstanceRow? FindInstance(string id)
    {
        var row = _findInstance.Bind(id).Step() ? InstanceColumns.Read(_findInstance) : null;
        _findInstance.Reset();
        return row;
    }

    public bool IsUnfinished(string id)
    {
        var found = _isUnfinished.Bind(id).Step() && !((OrchestrationStatus)_isUnfinished.Int64(0)).IsFinished();
        _isUnfinished.Reset();
        return found;
    }

    public IReadOnlyList<string> UnfinishedChildren(string parentId) => Ids(_unfinishedChildren.Bind(parentId));

    public IReadOnlyList<string> Children(string parentId) => Ids(_children.Bind(parentId));

    public long Insert(InstanceRow row)
    {
        InstanceColumns.Bind(_insert, row).Run();
        return _database.LastKey;
    }

    public void Delete(long key)
    {
        DeleteHistory(key);
        _delete.Bind(key).Run();
    }

    public void DeleteHistory(long key) => _deleteHistory.Bind(key).Run();

    public void Rewind(InstanceRow row) =>
        _rewind
            .Bind(row.ExecutionId)
            .Bind(row.Parent?.ExecutionId)
            .Bind((long?)row.Parent?.TaskId)
            .Bind((long)row.Status)
            .Bind(row.UpdatedAt.Ticks)
            .Bind(row.Key)
            .Run();

    public void Update(long key, InstanceChange change)
    {
        // Most turns leave the status: then the index of the unfinished need not be touched, for which SQLite makes a table each time.
        if (change.Status.IsFinished() || !Run(_updateSameStatus, key, change))
        {
            Run(_update, key, change);
        }
    }

    public void Restart(InstanceRow next)
    {
        _deleteHistory.Bind(next.Key).Run();
        _restart
            .Bind(next.ExecutionId)
            .Bind(next.Version)
            .Bind(next.Input)
            .Bind((long)next.Status)
            .Bind(next.UpdatedAt.Ticks)
            .Bind(next.CustomStatus)
            .Bind((long)next.Generation)
            .Bind(next.Key)
            .Run();
    }

    public void AppendTurn(long key, int turn, DateTime at, ReadOnlyMemory<byte> events) =>
        _append.Bind(key).Bind(turn).Bind(at.Ticks).Bind(events).Run();

    public long Send(string target, ReadOnlyMemory<byte> message)
    {
        _send.Bind(target).Bind(++_lastSeq).Bind(message).Run();
        return _lastSeq;
    }

    public void Take(string target, long upTo) => _take.Bind(target).Bind(upTo).Run();

    public void TakeOne(string target, long seq) => _takeOne.Bind(target).Bind(seq).Run();

    public long Delay(string target, DateTime dueAt, ReadOnlyMemory<byte> message)
    {
        _delay.Bind(++_lastSeq).Bind(dueAt.Ticks).Bind(target).Bind(message).Run();
        return _lastSeq;
    }

    public void RemoveDelayed(long seq) => _removeDelayed.Bind(seq).Run();

    public void SaveEntity(EntityRow row) =>
        _saveEntity
            .Bind(row.Id)
            .Bind(row.UpdatedAt.Ticks)
            .Bind(row.State)
            .Bind(row.Lock?.Owner)
            .Bind(row.Lock?.Execution)
            .Bind(row.Lock?.Section)
            .Run();

    public bool DeleteEmptyEntity(string id)
    {
        _deleteEmptyEntity.Bind(id).Run();
        return _database.Changes > 0;
    }

    public IReadOnlyList<(string EntityId, string Section)> LocksOf(string owner)
    {
        var locks = new List<(string, string)>();
        var query = _locksOf.Bind(owner);
        while (query.Step())
        {
            locks.Add((query.Text(0), query.Text(1)));
        }

        return locks;
    }

    public void SaveReceipt(Receipt receipt) =>
        _saveReceipt
            .Bind(receipt.Source)
            .Bind(receipt.Name)
            .Bind(receipt.Version)
            .Bind((long)receipt.State)
            .Bind((long)receipt.Failures)
            .Bind(receipt.Reason)
            .Bind(receipt.At.UtcTicks)
            .Run();

    public void DeleteReceipt(string source, string name) => _deleteReceipt.Bind(source).Bind(name).Run();

    /// <summary>Runs one of the two updates, which take the same parameters; false when the row was not as it asks.</summary>
    private bool Run(SqliteStatement update, long key, InstanceChange change)
    {
        update
            .Bind(change.At.Ticks)
            .Bind(change.CustomStatus)
            .Bind(change.Output)
            .Bind(History.FailureCodec.Write(change.Failure))
            .Bind(key)
            .Bind((long)change.Status)
            .Run();
        return _database.Changes > 0;
    }

    private static List<string> Ids(SqliteStatement query)
    {
        var ids = new List<string>();
        while (query.Step())
        {
            ids.Add(query.Text(0));
        }

        return ids;
    }

    public void Dispose() => _database.Dispose();
}
