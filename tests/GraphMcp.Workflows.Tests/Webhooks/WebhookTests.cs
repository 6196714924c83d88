using System.Net;
using System.Text;
using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Tests.Events;
using GraphMcp.Workflows.Tests.Runs;
using GraphMcp.Workflows.Webhooks;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Webhooks;

/// <summary>Events pushed to a real server.</summary>
public sealed class WebhookTests
{
    private const string Secret = "a secret of sixteen";

    [Fact]
    public async Task Push_ToATarget_SendsSignedCloudEventsInOrder()
    {
        await using var target = await WebhookReceiver.StartAsync();
        await using var host = await Host().AddFiles(4).OpenAsync();

        var id = (await host.RunAsync(Push(target, secret: "ours"))).Id;
        var received = await target.UntilAsync("workflow.completed");

        var log = await EventLogTests.LogAsync(host, id);
        Assert.Equal(log.Select(happened => happened.Id), received.Select(push => push.Event.GetProperty("id").GetString()).Distinct());
        foreach (var push in received)
        {
            Assert.StartsWith("application/cloudevents+json", push.ContentType, StringComparison.Ordinal);
            Assert.Equal(
                ("1.0", $"/workflows/{id}"),
                (push.Event.GetProperty("specversion").GetString(), push.Event.GetProperty("source").GetString())
            );
            var time = DateTimeOffset.FromUnixTimeSeconds(
                long.Parse(push.Signature!.Split(',')[0][2..], System.Globalization.CultureInfo.InvariantCulture)
            );
            Assert.Equal(WebhookSignature.Create(Secret, time, push.Body), push.Signature);
        }
    }

    [Fact]
    public async Task Push_ToATargetThatFailsAtFirst_TriesAgainAndLosesNothing()
    {
        await using var target = await WebhookReceiver.StartAsync(failures: 3);
        await using var host = await Host().AddFiles(4).OpenAsync();

        var id = (await host.RunAsync(Push(target))).Id;
        var received = await target.UntilAsync("workflow.completed");

        var log = await EventLogTests.LogAsync(host, id);
        Assert.Equal(log.Select(happened => happened.Id), received.Select(push => push.Event.GetProperty("id").GetString()).Distinct());
        Assert.Empty(await host.Get<WebhookLetters>().ListAsync(host.Client, id));
    }

    [Fact]
    public async Task Push_ToATargetThatNeverTakesIt_GoesToTheDeadLettersAndCanBeSentAgain()
    {
        await using var target = await WebhookReceiver.StartAsync(failures: int.MaxValue);
        await using var host = await Host().AddFiles(1).OpenAsync();

        var id = (await host.RunAsync(Push(target, types: ["workflow.started", "workflow.completed"]))).Id;
        var letters = await UntilLettersAsync(host, id, 2);

        Assert.Equal(["workflow.started", "workflow.completed"], letters.Select(letter => letter.Event.Type));
        Assert.All(letters, letter => Assert.Equal(4, letter.Attempts));
        Assert.Equal(0, await host.Get<WebhookLetters>().RedeliverAsync(host.Client, id));
        target.Failures = 0;
        Assert.Equal(2, await host.Get<WebhookLetters>().RedeliverAsync(host.Client, id));
        Assert.Empty(await host.Get<WebhookLetters>().ListAsync(host.Client, id));
    }

    [Fact]
    public async Task Push_ToAPrivateAddress_IsRefusedUnlessAllowed()
    {
        await using var target = await WebhookReceiver.StartAsync();
        await using var host = await Host(allowPrivate: false).AddFiles(1).OpenAsync();

        var id = (await host.RunAsync(Push(target, types: ["workflow.completed"]))).Id;
        await UntilLettersAsync(host, id, 1);

        Assert.Empty(target.Received);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("::ffff:192.168.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2606:4700::1111", false)]
    public void Contains_AnAddress_KnowsSpecialRanges(string address, bool expected) =>
        Assert.Equal(expected, PrivateAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("ftp://example.com/x", null)]
    [InlineData("/relative", null)]
    [InlineData("https://user:pw@example.com/", null)]
    [InlineData("https://example.com/", "unknown")]
    public async Task Start_WithAWebhookThatIsNone_IsRefusedAndNothingStarts(string url, string? secret)
    {
        await using var host = await Host().AddFiles(1).OpenAsync();
        var request = Request("inventory") with
        {
            Webhook = new WebhookRequest { Url = url, Secret = secret },
        };

        var refused = await Assert.ThrowsAsync<WorkflowRequestException>(() => host.Manager.StartWorkflowAsync(request));

        Assert.Contains("webhook", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pw", refused.Message, StringComparison.Ordinal);
        Assert.Empty(host.Workspace.Files);
    }

    private static WorkflowRequest Push(WebhookReceiver target, string? secret = null, IReadOnlyList<string>? types = null) =>
        Request("inventory", maxFiles: 2) with
        {
            Webhook = new WebhookRequest
            {
                Url = target.Url,
                Secret = secret,
                Types = types,
            },
        };

    private static WorkflowHost Host(bool allowPrivate = true)
    {
        var host = new WorkflowHost();
        var options = host.Get<Microsoft.Extensions.Options.IOptionsMonitor<WebhookOptions>>().CurrentValue;
        options.Secrets["ours"] = Secret;
        options.AllowPrivateTargets = allowPrivate;
        (options.MaxAttempts, options.FirstDelaySeconds) = (4, 0.01);
        return host;
    }

    private static async Task<IReadOnlyList<DeadLetter>> UntilLettersAsync(WorkflowHost host, string id, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var letters = await host.Get<WebhookLetters>().ListAsync(host.Client, id, patience.Token);
            if (letters.Count >= count)
            {
                return letters;
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}
