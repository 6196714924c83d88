using System.Text;
using System.Text.Json.Nodes;

namespace Durable.Embedded.FunctionsHost.Tests.Golden;

/// <summary>Plays the transcript's requests against this host.</summary>
internal sealed class GoldenPlayer(TestHost host, string key)
{
    private const string Run = "g1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly GoldenText _text = new(host.Http.BaseAddress!.AbsoluteUri.TrimEnd('/'), Run);

    /// <summary>What was expected, without what differs from run to run.</summary>
    public GoldenAnswer Expected(GoldenStep step) => step.Answer with { Body = _text.Of(step.Answer.Body) };

    /// <summary>Sends a step's request; a question is asked again until the answer is as expected.</summary>
    public async Task<GoldenAnswer> PlayAsync(GoldenStep step, GoldenAnswer expected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestHost.Cancellation);
        patience.CancelAfter(Patience);
        var answer = await SendAsync(step);
        while (step.Method == "GET" && !expected.Matches(answer) && !patience.IsCancellationRequested)
        {
            await Task.Delay(10, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            answer = await SendAsync(step);
        }

        await SettleAsync(step, answer);
        return answer;
    }

    private async Task<GoldenAnswer> SendAsync(GoldenStep step)
    {
        using var request = new HttpRequestMessage(new HttpMethod(step.Method), PathOf(step));
        if (step.Method == "POST")
        {
            var type = step.Step == "event with a non-JSON type" ? "text/plain" : "application/json";
            request.Content = new StringContent(BodyOf(step), Encoding.UTF8, type);
        }

        using var response = await host.Http.SendAsync(request, TestHost.Cancellation);
        var body = await response.Content.ReadAsStringAsync(TestHost.Cancellation);
        return new GoldenAnswer(
            (int)response.StatusCode,
            HeadersOf(response),
            _text.Of(GoldenKept.Of(step.Step, body.Length == 0 ? null : JsonNode.Parse(body)))
        );
    }

    /// <summary>Waits until an instance that was started has come to where the next step finds it.</summary>
    private async Task SettleAsync(GoldenStep step, GoldenAnswer answer)
    {
        if (!step.Path.Contains("/orchestrators/", StringComparison.Ordinal) || answer.Status is not 202)
        {
            return;
        }

        var id = step
            .Path.Split('/', '?')
            .Last(part => part.StartsWith("{run}", StringComparison.Ordinal))
            .Replace("{run}", Run, StringComparison.Ordinal);
        await (
            step.Path.Contains("/Waits", StringComparison.Ordinal)
                ? host.Client.WaitForInstanceStartAsync(id, TestHost.Cancellation)
                : host.Client.WaitForInstanceCompletionAsync(id, TestHost.Cancellation)
        );
    }

    private string PathOf(GoldenStep step)
    {
        var path = step.Path.Replace("{run}", Run, StringComparison.Ordinal);
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={key}";
    }

    private static string BodyOf(GoldenStep step) => step.Step == "start with malformed JSON" ? "{" : step.Body?.ToJsonString() ?? "";

    private Dictionary<string, string> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>
        {
            ["x-ms-continuation-token"] = response.Headers.Contains("x-ms-continuation-token") ? "present" : "absent",
        };
        Add("location", response.Headers.Location?.OriginalString);
        Add("retry-after", response.Headers.RetryAfter?.ToString());
        Add("content-type", response.Content.Headers.ContentType?.ToString());
        return headers;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers[name] = _text.Of(value);
            }
        }
    }
}
