using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Gives the function a client of the task hub.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub. Default: null, the app's own.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The name of the setting that holds the connection. Default: null, the app's own.</summary>
    public string? ConnectionName { get; set; }
}
