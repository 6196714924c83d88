namespace Durable.Embedded.Tests.Crashes;

/// <summary>What a program comes to, worked out without an engine: its result, and the sum that its entity must hold.</summary>
internal static class Model
{
    public static (int Result, int Entity) Run(IEnumerable<Step> steps)
    {
        var (result, entity) = (0, 0);
        foreach (var step in steps)
        {
            var (r, e) = Run(step);
            result += r;
            entity += e;
        }

        return (result, entity);
    }

    private static (int Result, int Entity) Run(Step step) =>
        step switch
        {
            Step.Call call => (call.Value * call.Value, 0),
            Step.FanOut fan => (Enumerable.Range(0, fan.Count).Sum(i => i * i), 0),
            Step.Flaky flaky => (flaky.Failures < flaky.Attempts ? 1000 : -1000, 0),
            Step.Signal signal => (0, signal.Amount),
            Step.CallEntity call => call.Fails ? (-1, 0) : (1, call.Amount),
            Step.Locked locked => (2, locked.Amount),
            Step.Child child => Run(child.Steps),
            Step.Children children => Times(children.Count, Run(children.Steps)),
            Step.Message message => (message.Value, 0),
            Step.Timeout => (7, 0),
            Step.Guids => (11, 0),
            Step.Mended => (13, 0),
            _ => (0, 0),
        };

    private static (int, int) Times(int count, (int Result, int Entity) each) => (count * each.Result, count * each.Entity);
}
