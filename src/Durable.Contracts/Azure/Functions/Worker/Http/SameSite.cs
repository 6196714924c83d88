namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Whether a cookie goes along with requests from other sites.</summary>
public enum SameSite
{
    /// <summary>The cookie does not say.</summary>
    None,

    /// <summary>With navigation only.</summary>
    Lax,

    /// <summary>Never.</summary>
    Strict,

    /// <summary>Always, and the cookie says so.</summary>
    ExplicitNone,
}
