using System.Net.Mime;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Webhooks;

/// <summary>Pushes events as CloudEvents 1.0 in the structured JSON mode.</summary>
public sealed partial class WebhookSender : IDisposable
{
    private static readonly CloudEventAttribute Sequence = CloudEventAttribute.CreateExtension("sequence", CloudEventAttributeType.String);
    private static readonly JsonEventFormatter Formatter = new(WorkflowJson.Compact, default);
    private readonly IOptionsMonitor<WebhookOptions> options;
    private readonly TimeProvider clock;
    private readonly ILogger<WebhookSender> logger;
    private readonly HttpClient http;

    /// <summary>Creates a sender with connections of its own: no redirects, and no target in a special address range unless allowed.</summary>
    public WebhookSender(IOptionsMonitor<WebhookOptions> options, TimeProvider clock, ILogger<WebhookSender> logger)
    {
        (this.options, this.clock, this.logger) = (options, clock, logger);
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ConnectCallback = (context, stop) =>
                    PrivateAddresses.ConnectAsync(context.DnsEndPoint, options.CurrentValue.AllowPrivateTargets, stop),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Pushes an event, unless the webhook does not ask for its type; returns whether the target took it.</summary>
    internal async Task<bool> TrySendAsync(WebhookRequest webhook, WorkflowEvent happened, CancellationToken cancellationToken)
    {
        if (webhook.Types is { Count: > 0 } types && !types.Any(type => EventType.Matches(type, happened.Type)))
        {
            return true;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.CurrentValue.TimeoutSeconds), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = Request(webhook, happened);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (!answer.IsSuccessStatusCode)
            {
                LogRefused(happened.Id, request.RequestUri!.Host, (int)answer.StatusCode);
            }

            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            LogFailed(happened.Id, exception.Message);
            return false;
        }
    }

    /// <summary>Returns how long to wait before the next attempt, or null when there is none.</summary>
    internal TimeSpan? WaitBefore(int attempt)
    {
        var known = options.CurrentValue;
        var seconds = Math.Min(known.MaxDelaySeconds, known.FirstDelaySeconds * Math.Pow(2, attempt - 1));
        return attempt >= known.MaxAttempts ? null : TimeSpan.FromSeconds(seconds * (1 + (Random.Shared.NextDouble() / 5)));
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(WebhookRequest webhook, WorkflowEvent happened)
    {
        var body = Formatter.EncodeStructuredModeMessage(Of(happened), out var contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(body.ToArray()) };
        request.Content.Headers.ContentType = new(contentType.MediaType) { CharSet = contentType.CharSet };
        if (webhook.Secret is { } name && options.CurrentValue.Secrets.TryGetValue(name, out var secret))
        {
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Create(secret, clock.GetUtcNow(), body.Span));
        }

        return request;
    }

    private static CloudEvent Of(WorkflowEvent happened)
    {
        var pushed = new CloudEvent(CloudEventsSpecVersion.V1_0, [Sequence])
        {
            Id = happened.Id,
            Source = new Uri($"/workflows/{happened.WorkflowId}", UriKind.Relative),
            Type = happened.Type,
            Subject = happened.BatchId ?? happened.StepId,
            Time = happened.Time,
            DataContentType = MediaTypeNames.Application.Json,
            Data = happened,
        };
        // Fixed in width, so that it orders as text too (the CloudEvents sequence extension).
        pushed[Sequence] = happened.Sequence.ToString("D12", System.Globalization.CultureInfo.InvariantCulture);
        return pushed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event {Id} was not taken by {Host}: it answered {Status}")]
    private partial void LogRefused(string id, string host, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event {Id} could not be pushed: {Reason}")]
    private partial void LogFailed(string id, string reason);
}
