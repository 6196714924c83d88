using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Crashes;

/// <summary>Runs trades on the engine.</summary>
internal static class Trader
{
    public const int Accounts = 5;

    public static void Register(DurableTaskRegistry registry) =>
        registry
            .AddOrchestratorFunc<IReadOnlyList<Trade>, int>("Trades", RunAsync)
            .AddOrchestratorFunc("Sum", SumAsync)
            .AddActivityFunc<int, int>("Echo", (_, value) => value)
            .AddEntity<Account>();

    private static EntityInstanceId Id(int account) => new(nameof(Account), account.ToString(CultureInfo.InvariantCulture));

    private static async Task<int> RunAsync(TaskOrchestrationContext context, IReadOnlyList<Trade> trades)
    {
        for (var i = 0; i < trades.Count; i++)
        {
            var trade = trades[i];
            var section = await context.Entities.LockEntitiesAsync(trade.Accounts.Select(Id));
            await MoveAsync(context, trade);
            switch (trade.End)
            {
                case TradeEnd.Dispose:
                    await section.DisposeAsync();
                    break;
                case TradeEnd.ContinueAsNew:
                    context.ContinueAsNew(trades.Skip(i + 1).ToArray());
                    return 0;
                case TradeEnd.Fail:
                    throw new InvalidOperationException("inside");
                default:
                    return 1;
            }
        }

        return 2;
    }

    private static async Task MoveAsync(TaskOrchestrationContext context, Trade trade)
    {
        var (payer, payee) = (Id(trade.Accounts[0]), Id(trade.Accounts[^1]));
        switch (trade.Way)
        {
            case TradeWay.ReadAndWrite when payer != payee:
                var amounts = await Task.WhenAll(
                    context.Entities.CallEntityAsync<int>(payer, "Get"),
                    context.Entities.CallEntityAsync<int>(payee, "Get")
                );
                await context.CallActivityAsync<int>("Echo", 1);
                await context.Entities.CallEntityAsync(payer, "Set", amounts[0] - trade.Amount);
                await context.Entities.CallEntityAsync(payee, "Set", amounts[1] + trade.Amount);
                break;
            case TradeWay.PayerSignals:
                await context.Entities.CallEntityAsync(payer, "Pay", new Payment(payee, trade.Amount, Fails: false));
                break;
            case TradeWay.PayerFails:
                try
                {
                    await context.Entities.CallEntityAsync(payer, "Pay", new Payment(payee, trade.Amount, Fails: true));
                }
                catch (EntityOperationFailedException)
                {
                    context.SetCustomStatus("did not pay");
                }

                break;
            default:
                await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                break;
        }
    }

    private static async Task<int> SumAsync(TaskOrchestrationContext context)
    {
        var all = Enumerable.Range(0, Accounts).Select(Id).ToArray();
        await using (await context.Entities.LockEntitiesAsync(all))
        {
            return (await Task.WhenAll(all.Select(id => context.Entities.CallEntityAsync<int>(id, "Get")))).Sum();
        }
    }

    private sealed record Payment(EntityInstanceId To, int Amount, bool Fails);

    private sealed class Account : TaskEntity<int>
    {
        public int Get() => State;

        public void Set(int amount) => State = amount;

        public void Add(int amount) => State += amount;

        public void Pay(Payment payment)
        {
            State -= payment.Amount;
            Context.SignalEntity(payment.To, nameof(Add), payment.Amount);
            if (payment.Fails)
            {
                throw new InvalidOperationException("not today");
            }
        }
    }
}
