using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>What can be done with a statement that names the database.</summary>
/// <param name="IsWhole">Whether it is about the database and nothing else, so that it goes.</param>
/// <param name="Parts">Else the parts that go.</param>
/// <param name="Code">Else why it stays, as a code.</param>
/// <param name="Reason">And as a sentence.</param>
internal sealed record SqlVerdict(bool IsWhole, IReadOnlyList<TextRange> Parts, string Code, string Reason)
{
    /// <summary>Gets the name outside of the database that is gone with the statement; null where there is none.</summary>
    public SqlName? Defines { get; init; }

    public static readonly SqlVerdict Whole = new(IsWhole: true, [], "", "");

    public static readonly SqlVerdict Unknown = Left("no-safe-edit", "What this statement does besides naming the database is not known.");

    public static readonly SqlVerdict Mixed = Left(
        "mixed-statement",
        "The statement also reads or changes something that is not in the retired database."
    );

    public static readonly SqlVerdict OnlyItem = Left("only-item", "The database is the only item of a list that must not be empty.");

    public static SqlVerdict Left(string code, string reason) => new(IsWhole: false, [], code, reason);

    /// <summary>Decides over a list: all items, some or none are the database's.</summary>
    public static SqlVerdict OfItems(IReadOnlyList<TextRange> items, IReadOnlyList<bool> isOurs, SqlVerdict all, SqlVerdict none) =>
        isOurs.All(each => each) && items.Count > 0 ? all
        : isOurs.Any(each => each) ? new SqlVerdict(IsWhole: false, ListRemoval.Plan(items, isOurs)!, all.Code, all.Reason)
        : none;
}
