namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Gives the request of an invocation.</summary>
public interface IHttpRequestDataFeature
{
    /// <summary>The request; null where none has started the function.</summary>
    ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context);
}
