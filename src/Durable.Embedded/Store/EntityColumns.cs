namespace Durable.Embedded.Store;

/// <summary>Reads the columns of an entity in their one order.</summary>
internal static class EntityColumns
{
    public const string All =
        "id, updated_at, state, locked_by, lock_execution, lock_section, (SELECT count(*) FROM inbox WHERE target = entities.id)";

    public static EntityRow Read(SqliteStatement row) =>
        new(
            row.Text(0),
            InstanceColumns.Time(row.Int64(1)),
            row.TextOrNull(2),
            row.IsNull(3) ? null : new EntityLock(row.Text(3), row.Text(4), row.Text(5))
        )
        {
            Backlog = (int)row.Int64(6),
        };

    public static string Where(EntityFilter filter) =>
        filter switch
        {
            { IsForCleanUp: true } => "(state IS NULL OR locked_by IS NOT NULL)",
            { IncludesTransient: true } => "1",
            _ => "state IS NOT NULL",
        };
}
