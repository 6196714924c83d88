namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A cookie.</summary>
public interface IHttpCookie
{
    /// <summary>The host that it belongs to.</summary>
    string? Domain { get; }

    /// <summary>When it ends; null for with the session.</summary>
    DateTimeOffset? Expires { get; }

    /// <summary>Whether scripts must not see it.</summary>
    bool? HttpOnly { get; }

    /// <summary>How many seconds it lasts.</summary>
    double? MaxAge { get; }

    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>The path that it belongs to.</summary>
    string? Path { get; }

    /// <summary>Whether it goes along with requests from other sites.</summary>
    SameSite SameSite { get; }

    /// <summary>Whether it is sent over TLS only.</summary>
    bool? Secure { get; }

    /// <summary>Its value.</summary>
    string Value { get; }
}
