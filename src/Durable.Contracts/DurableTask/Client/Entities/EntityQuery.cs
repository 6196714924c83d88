namespace Microsoft.DurableTask.Client.Entities;

/// <summary>Which entities are asked for; a condition that is null does not count.</summary>
public record EntityQuery
{
    /// <summary>How many entities are fetched at a time by default.</summary>
    public const int DefaultPageSize = 100;

    private readonly string? _instanceIdStartsWith;

    /// <summary>How the id begins: a name, or a name and the beginning of a key (<c>@name@ke</c>); the name in any case, the first <c>@</c> may be left out.</summary>
    public string? InstanceIdStartsWith
    {
        get => _instanceIdStartsWith;
        init => _instanceIdStartsWith = value is null ? _instanceIdStartsWith : Normalize(value);
    }

    /// <summary>Changed at this time or later.</summary>
    public DateTimeOffset? LastModifiedFrom { get; init; }

    /// <summary>Changed at this time or earlier.</summary>
    public DateTimeOffset? LastModifiedTo { get; init; }

    /// <summary>Whether the states come along. Default: yes.</summary>
    public bool IncludeState { get; init; } = true;

    /// <summary>Whether entities without a state count. Default: no.</summary>
    public bool IncludeTransient { get; init; }

    /// <summary>How many are fetched at a time. Default: null, the backend chooses.</summary>
    public int? PageSize { get; init; }

    /// <summary>Where an earlier query goes on.</summary>
    public string? ContinuationToken { get; init; }

    private static string Normalize(string value)
    {
        var prefix = value.StartsWith('@') ? value : "@" + value;
        var separator = prefix.IndexOf('@', 1);
        return separator < 0 ? prefix.ToLowerInvariant() : prefix[..separator].ToLowerInvariant() + prefix[separator..];
    }
}
