using System.Globalization;
using CsCheck;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace Durable.Embedded.Tests.Crashes;

public sealed class LockCrashTests
{
    private static readonly Gen<Trade> AnyTrade = TradeOf(Gen.Enum<TradeWay>());

    /// <summary>What may be terminated at any moment without a payment that was made by half.</summary>
    private static readonly Gen<Trade> AtomicTrade = TradeOf(
        Gen.OneOf(Gen.Const(TradeWay.PayerSignals), Gen.Const(TradeWay.PayerFails), Gen.Const(TradeWay.Hold))
    );

    private static readonly Gen<Trader[]> AllTraders = Gen.OneOf(
        AnyTrade.List[1, 4].Select(trades => new Trader(trades, -1)),
        Gen.Select(AtomicTrade.List[1, 4], Gen.Int[0, 3], (trades, session) => new Trader(trades, session))
    ).Array[2, 7];

    [Fact]
    public async Task Crash_AtRandomInRandomTrades_KeepsTheSumAndLeavesNoLock()
    {
        var cases = Gen.Select(AllTraders, Gen.Int[0, 25].List[0, 4], Gen.Bool);
        await cases.SampleAsync(
            async (traders, crashes, evicts) => await RunAsync(traders, evicts ? 0 : 1000, crashes),
            iter: 60,
            threads: 2,
            print: test => $"traders: {string.Join("; ", test.Item1)}; crashes after: {string.Join(", ", test.Item2)}; evicts: {test.Item3}"
        );
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(0)]
    public async Task Crash_AtEveryCommitOfALockThatOthersWaitFor_LosesNothing(int sessions)
    {
        Trader[] traders =
        [
            new(
                [
                    new Trade([3, 0, 1], 5, TradeWay.ReadAndWrite, TradeEnd.Dispose),
                    new Trade([1, 2], 1, TradeWay.PayerFails, TradeEnd.Fail),
                ],
                -1
            ),
            new(
                [
                    new Trade([1, 3], 2, TradeWay.PayerSignals, TradeEnd.ContinueAsNew),
                    new Trade([0, 1], 3, TradeWay.ReadAndWrite, TradeEnd.Complete),
                ],
                -1
            ),
            new([new Trade([0, 1, 3], 7, TradeWay.Hold, TradeEnd.Dispose)], 1),
        ];
        var points = await RunAsync(traders, sessions, []);
        for (var point = 0; point < points; point += 3)
        {
            await RunAsync(traders, sessions, [point]);
        }
    }

    private static Gen<Trade> TradeOf(Gen<TradeWay> ways) =>
        Gen.Select(
            Gen.Int[0, Crashes.Trader.Accounts - 1].List[1, 4],
            Gen.Int[-9, 9],
            ways,
            Gen.Frequency((4, Gen.Const(TradeEnd.Dispose)), (1, Gen.Enum<TradeEnd>())),
            (accounts, amount, way, end) => new Trade(accounts, amount, way, end)
        );

    private static async Task<int> RunAsync(Trader[] traders, int sessions, IReadOnlyList<int> crashes)
    {
        var crasher = new Crasher(static () => throw new SimulatedCrashException());
        await using var hub = new TestHub(Crashes.Trader.Register) { MaxInstancesInMemory = sessions, CrashPoints = crasher.Reached };
        await hub.OpenAsync();
        foreach (var (number, trader) in traders.Index())
        {
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Trades", trader.Trades, new StartOrchestrationOptions(Id(number)));
        }

        foreach (var (session, points) in crashes.Index())
        {
            await hub.CloseAsync();
            crasher.DieAfter(points);
            await RunUntilItDiesOrIsDoneAsync(hub, traders, session);
        }

        crasher.DieAfter(int.MaxValue);
        await hub.CloseAsync();
        await hub.StartAsync();
        await TerminateAsync(hub, traders, trader => trader.Session >= 0);
        await BalanceAsync(hub, traders);
        return crasher.Passed;
    }

    private static async Task RunUntilItDiesOrIsDoneAsync(TestHub hub, Trader[] traders, int session)
    {
        try
        {
            await hub.StartAsync();
            await TerminateAsync(hub, traders, trader => trader.Session == session);
            foreach (var number in Enumerable.Range(0, traders.Length).Where(number => traders[number].Session < 0))
            {
                await hub.EndAsync(Id(number));
            }
        }
        catch (HubHaltedException)
        {
            // As planned.
        }
    }

    private static async Task TerminateAsync(TestHub hub, Trader[] traders, Func<Trader, bool> isMeant)
    {
        foreach (var number in Enumerable.Range(0, traders.Length).Where(number => isMeant(traders[number])))
        {
            await hub.Client.TerminateInstanceAsync(Id(number));
        }
    }

    private static async Task BalanceAsync(TestHub hub, Trader[] traders)
    {
        foreach (var (number, trader) in traders.Index())
        {
            var done = await hub.EndAsync(Id(number));
            Assert.True(
                trader.Session >= 0
                    || done.RuntimeStatus
                        == (
                            trader.Trades.FirstOrDefault(trade => trade.End is TradeEnd.Fail or TradeEnd.Complete)?.End == TradeEnd.Fail
                                ? OrchestrationRuntimeStatus.Failed
                                : OrchestrationRuntimeStatus.Completed
                        ),
                $"{done} {done.FailureDetails}"
            );
        }

        Assert.Equal(0, await hub.RunAsync<int>("Sum"));
        await hub.UntilAsync(async () =>
            (await hub.Client.Entities.GetAllEntitiesAsync(new EntityQuery { IncludeTransient = true }).ToListAsync()).TrueForAll(entity =>
                entity is { LockedBy: null, BacklogQueueSize: 0 }
            )
        );
        Assert.Equal(0, (await hub.Client.Entities.CleanEntityStorageAsync()).OrphanedLocksReleased);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"trader-{number}");

    /// <summary>One orchestration of trades.</summary>
    /// <param name="Trades">In order.</param>
    /// <param name="Session">After which opening of the hub it is terminated; -1: never.</param>
    private sealed record Trader(IReadOnlyList<Trade> Trades, int Session)
    {
        public override string ToString() =>
            $"[{string.Join(", ", Trades.Select(trade => $"{string.Join('-', trade.Accounts)} {trade.Amount} {trade.Way} {trade.End}"))}] ends in {Session}";
    }
}
