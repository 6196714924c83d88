using System.Globalization;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Management.Listing;

/// <summary>A workflow's place in a list: the newest come first, those of the same moment by id.</summary>
internal readonly record struct IndexKey(long CreatedTicks, string Id) : IComparable<IndexKey>
{
    /// <summary>Reads a continuation token.</summary>
    /// <exception cref="WorkflowRequestException">It is none.</exception>
    public static IndexKey Parse(string token) =>
        token.Split('.', 2) is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var created)
        && WorkflowIds.IsValid(id)
            ? new IndexKey(created, id)
            : throw new WorkflowRequestException("'token' is not the 'next' of an earlier page.");

    public int CompareTo(IndexKey other) =>
        CreatedTicks != other.CreatedTicks ? other.CreatedTicks.CompareTo(CreatedTicks) : string.CompareOrdinal(Id, other.Id);

    public static bool operator <(IndexKey left, IndexKey right) => left.CompareTo(right) < 0;

    public static bool operator >(IndexKey left, IndexKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(IndexKey left, IndexKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(IndexKey left, IndexKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreatedTicks}.{Id}");
}
