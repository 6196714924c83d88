namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The cookies of a response.</summary>
public abstract class HttpCookies
{
    /// <summary>Makes an empty cookie; it is not added.</summary>
    public abstract IHttpCookie CreateNew();

    /// <summary>Adds a cookie.</summary>
    public abstract void Append(IHttpCookie cookie);

    /// <summary>Adds a cookie of that name and value.</summary>
    public abstract void Append(string name, string value);
}
