using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by an HTTP request.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Takes requests of any method from whoever has the function's key.</summary>
    public HttpTriggerAttribute()
    {
        AuthLevel = AuthorizationLevel.Function;
    }

    /// <summary>Takes requests of the given methods.</summary>
    public HttpTriggerAttribute(params string[] methods)
    {
        Methods = methods;
    }

    /// <summary>Takes requests of any method from whom the level says.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
    {
        AuthLevel = authLevel;
    }

    /// <summary>Takes requests of the given methods from whom the level says.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template below the app's prefix. Default: null, the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; null for any.</summary>
    public string[]? Methods { get; }

    /// <summary>Who may call the function.</summary>
    public AuthorizationLevel AuthLevel { get; }
}
