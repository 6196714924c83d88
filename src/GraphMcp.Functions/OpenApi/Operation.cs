namespace GraphMcp.Functions.OpenApi;

/// <summary>What the document says of an HTTP function that its declaration does not.</summary>
/// <param name="Tag">What it belongs to.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Answer">What it answers when all is well.</param>
/// <param name="Problems">The statuses of the problems that it answers with beside those that every function has.</param>
internal sealed record Operation(string Tag, string Summary, Body? Answer, params IReadOnlyList<int> Problems)
{
    /// <summary>Gets the status when all is well.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Gets what the request holds, or null for nothing.</summary>
    public Body? Request { get; init; }

    /// <summary>Gets the parameters beside those of the route.</summary>
    public IReadOnlyList<QueryParameter> Parameters { get; init; } = [];

    /// <summary>Gets the headers of the answer that mean something, with what they say.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets whether it is of the old contract, whose problems have the old shape.</summary>
    public bool IsDeprecated { get; init; }
}
