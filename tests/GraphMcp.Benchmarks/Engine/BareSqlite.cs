using System.Globalization;
using Durable.Embedded;
using Microsoft.Data.Sqlite;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>What SQLite takes by itself for the rows that a hub holds: the same schema and pragmas, prepared inserts, durable commits.</summary>
internal sealed class BareSqlite(HubDurability durability)
{
    /// <summary>All rows of a table in one commit.</summary>
    public const int Unlimited = int.MaxValue;

    /// <summary>Inserts all rows of a closed hub into a new file.</summary>
    /// <param name="hubFile">The hub.</param>
    /// <param name="rowsPerCommit">How many rows share a commit. Default: all of a table.</param>
    public async Task<(double Seconds, int Rows)> CopyAsync(string hubFile, int rowsPerCommit = Unlimited)
    {
        await using var source = Open(hubFile);
        var folder = Directory.CreateTempSubdirectory("durable-benchmark-bare-");
        try
        {
            await using var target = Open(Path.Combine(folder.FullName, "bare.db"));
            await RunAsync(
                target,
                $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {durability}; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000"
            );
            foreach (var (_, sql) in Query(source, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL", Texts))
            {
                await RunAsync(target, sql);
            }

            var (seconds, rows) = (0.0, 0);
            foreach (var (table, _) in Query(source, "SELECT name, sql FROM sqlite_master WHERE type = 'table'", Texts))
            {
                var values = Query(source, $"SELECT * FROM {table}", Values);
                seconds += values.Count == 0 ? 0 : await Runs.SecondsAsync(() => InsertAsync(target, table, values, rowsPerCommit));
                rows += values.Count;
            }

            return (seconds, rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task InsertAsync(SqliteConnection target, string table, List<object[]> rows, int rowsPerCommit)
    {
        await using var insert = target.CreateCommand();
        var names = Enumerable.Range(0, rows[0].Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"$p{i}")).ToArray();
        insert.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", names)})";
        var parameters = names.Select(name => insert.Parameters.AddWithValue(name, DBNull.Value)).ToArray();
        for (var from = 0; from < rows.Count; from += Math.Min(rowsPerCommit, rows.Count))
        {
            await using var transaction = target.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var row in rows.Skip(from).Take(rowsPerCommit))
            {
                for (var i = 0; i < row.Length; i++)
                {
                    parameters[i].Value = row[i];
                }

                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<T> Query<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static (string Name, string Sql) Texts(SqliteDataReader reader) => (reader.GetString(0), reader.GetString(1));

    private static object[] Values(SqliteDataReader reader)
    {
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }
}
