using System.Collections.Concurrent;
using System.Net;

namespace GraphMcp.Storage.Tests.Blobs;

/// <summary>Lets calls fail as they are told, and keeps what was called.</summary>
internal sealed class FaultHandler(Func<HttpRequestMessage, CallFault> faultOf) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<(HttpMethod Method, Uri Url)> _calls = [];

    /// <summary>Makes one that only keeps what is called.</summary>
    public FaultHandler()
        : this(_ => CallFault.None) { }

    public IReadOnlyList<(HttpMethod Method, Uri Url)> Calls => [.. _calls];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _calls.Enqueue((request.Method, request.RequestUri!));
        switch (faultOf(request))
        {
            case CallFault.Busy:
                var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request };
                busy.Headers.Add("x-ms-error-code", "ServerBusy");
                return busy;
            case CallFault.TimedOut:
                throw new HttpRequestException("The call was not answered in time.");
            case CallFault.AnswerLost:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw new HttpRequestException("The connection broke.");
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }
}
