using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Durable.Embedded.Store;

/// <summary>Turns what SQLite answers into errors that name the file and say what to do.</summary>
internal static class SqliteResult
{
    /// <summary>Throws unless the answer is that all went well.</summary>
    /// <param name="result">SQLite's answer.</param>
    /// <param name="database">Who gave it.</param>
    /// <param name="path">The file. Default: what the connection says.</param>
    public static void Check(int result, sqlite3 database, string? path = null)
    {
        if (result == raw.SQLITE_OK)
        {
            return;
        }

        try
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
        catch (SqliteException e) when (Advice(e.SqliteErrorCode) is { } advice)
        {
            var file = path ?? raw.sqlite3_db_filename(database, "main").utf8_to_string();
            throw new HubFileException($"The hub '{file}' {advice} ({e.Message})", e);
        }
    }

    private static string? Advice(int code) =>
        code switch
        {
            raw.SQLITE_FULL => "cannot grow: the disk is full. Free space, and open it again.",
            raw.SQLITE_READONLY => "is read-only. Give this process the right to write the file and its folder, and open it again.",
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM =>
                "cannot be opened. See that it is a file, and that this process may read and write it and its folder.",
            raw.SQLITE_NOTADB => "is no hub: the file is not a SQLite database. Name another path, or put back a copy of the hub.",
            raw.SQLITE_CORRUPT => "is damaged. Keep the file, and put back a copy of the hub from before.",
            raw.SQLITE_IOERR => "could not be read or written. See to the disk, and open it again.",
            _ => null,
        };
}
