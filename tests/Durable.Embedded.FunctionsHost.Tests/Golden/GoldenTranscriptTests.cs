namespace Durable.Embedded.FunctionsHost.Tests.Golden;

/// <summary>The management API answers as a real Functions host has answered.</summary>
public sealed class GoldenTranscriptTests
{
    private const string Key = "golden";

    [Fact]
    public async Task ManagementApi_EveryRequestOfTheTranscript_IsAnsweredAsByARealHost()
    {
        await using var host = await TestHost.StartAsync<GoldenFunctions>(builder =>
            builder.UseUrls("http://127.0.0.1:0").UseFunctionKey(Key).RequireFunctionKey()
        );
        var player = new GoldenPlayer(host, Key);
        var wrong = new List<string>();
        foreach (var step in GoldenStep.Load())
        {
            var recorded = player.Expected(step);
            var isDifferent = ExpectedDifferences.ByStep.TryGetValue(step.Step, out var difference);
            var expected = isDifferent ? difference.Expected(recorded) : recorded;
            var answer = await player.PlayAsync(step, expected);
            if (!expected.Matches(answer))
            {
                wrong.Add($"{step.Step}\n  expected {expected}\n  answered {answer}");
            }
            else if (isDifferent && recorded.Matches(answer))
            {
                wrong.Add($"{step.Step}: no longer differs ({difference.Reason})");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void ExpectedDifferences_EveryOne_IsOfAStepOfTheTranscript()
    {
        var steps = GoldenStep.Load();

        Assert.Equal(75, steps.Count);
        Assert.Empty(ExpectedDifferences.ByStep.Keys.Except(steps.Select(step => step.Step)));
    }
}
