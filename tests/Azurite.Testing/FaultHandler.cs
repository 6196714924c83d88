using System.Collections.Concurrent;
using System.Net;

namespace Azurite.Testing;

/// <summary>Lets calls fail as they are told, and keeps what was called.</summary>
public sealed class FaultHandler(Func<HttpRequestMessage, CallFault> faultOf) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<(HttpMethod Method, Uri Url)> _calls = [];

    /// <summary>Makes one that only keeps what is called.</summary>
    public FaultHandler()
        : this(_ => CallFault.None) { }

    /// <summary>Gets all calls so far, those that failed among them.</summary>
    public IReadOnlyList<(HttpMethod Method, Uri Url)> Calls => [.. _calls];

    /// <summary>Gets or sets what every call waits for before it is made.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _calls.Enqueue((request.Method, request.RequestUri!));
        await Before(request, cancellationToken);
        switch (faultOf(request))
        {
            case CallFault.Denied:
                return Refusal(request, HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch");
            case CallFault.Busy:
                return Refusal(request, HttpStatusCode.ServiceUnavailable, "ServerBusy");
            case CallFault.TimedOut:
                throw new HttpRequestException("The call was not answered in time.");
            case CallFault.AnswerLost:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw new HttpRequestException("The connection broke.");
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }

    private static HttpResponseMessage Refusal(HttpRequestMessage request, HttpStatusCode status, string code)
    {
        var refusal = new HttpResponseMessage(status) { RequestMessage = request };
        refusal.Headers.Add("x-ms-error-code", code);
        return refusal;
    }
}
