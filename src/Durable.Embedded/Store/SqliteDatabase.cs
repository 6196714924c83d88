using SQLitePCL;

namespace Durable.Embedded.Store;

/// <summary>One connection to a hub file, used by one thread at a time.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly List<SqliteStatement> _statements = [];

    static SqliteDatabase() => Batteries_V2.Init();

    public SqliteDatabase(string path)
    {
        const int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
        var result = raw.sqlite3_open_v2(path, out var handle, flags, null);
        Handle = handle;
        SqliteResult.Check(result, Handle, path);
    }

    private sqlite3 Handle { get; }

    /// <summary>The key that the last insert gave.</summary>
    public long LastKey => raw.sqlite3_last_insert_rowid(Handle);

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(Handle);

    public SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(Handle, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>A statement that its user disposes of.</summary>
    public SqliteStatement PrepareOnce(string sql) => new(Handle, sql);

    /// <summary>Runs a script of any number of statements.</summary>
    public void Execute(string script) => SqliteResult.Check(raw.sqlite3_exec(Handle, script), Handle);

    public long Scalar(string sql)
    {
        using var statement = PrepareOnce(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    public string Text(string sql)
    {
        using var statement = PrepareOnce(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    public void Dispose()
    {
        _statements.ForEach(statement => statement.Dispose());
        Handle.Dispose();
    }
}
