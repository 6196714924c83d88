namespace Microsoft.Azure.Functions.Worker;

/// <summary>A client that knows where its instances are managed; the published package keeps that in a client of its own.</summary>
internal interface IManagementEndpoint
{
    /// <summary>The management API's URL without a trailing slash, or null where there is none.</summary>
    string? BaseUrl { get; }

    /// <summary>What the query of its URLs needs, or null for nothing.</summary>
    string? QueryString { get; }
}
