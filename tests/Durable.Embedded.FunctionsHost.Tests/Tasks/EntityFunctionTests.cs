using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Embedded.FunctionsHost.Tests.Tasks;

public sealed class EntityFunctionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Entity_WithServicesInItsConstructor_IsMadeWithThoseOfTheFunction(bool isRegistered)
    {
        await using var host = await StartAsync(services =>
        {
            if (isRegistered)
            {
                services.AddTransient<Ledger>();
            }
        });

        Assert.Equal([$"rate 3 of scope 1", $"rate 3 of scope 2"], (await host.RunAsync<string[]>("AsksTwice"))!);
    }

    [Fact]
    public async Task Entity_StartsAnOrchestration_WithNameInputAndId()
    {
        await using var host = await StartAsync();
        var entity = new EntityInstanceId("Ledger", "starter");

        await host.Client.Entities.SignalEntityAsync(entity, "StartAudit", "books", cancellation: TestHost.Cancellation);

        var notes = host.Host.Services.GetRequiredService<Notes>();
        Assert.Equal("books of audit-starter", await notes.TakeAsync());
        var ended = await host.Client.WaitForInstanceCompletionAsync("audit-starter", getInputsAndOutputs: true, TestHost.Cancellation);
        Assert.Equal("books", ended.ReadInputAs<string>());
    }

    [Fact]
    public async Task Signal_WithATime_IsDeliveredThenAndNotBefore()
    {
        await using var host = await StartAsync();
        var entity = new EntityInstanceId("Ledger", "late");
        var due = TimeProvider.System.GetUtcNow().AddSeconds(1);

        await host.Client.Entities.SignalEntityAsync(
            entity,
            "Note",
            "late",
            new SignalEntityOptions { SignalTime = due },
            TestHost.Cancellation
        );
        await host.Client.Entities.SignalEntityAsync(entity, "Note", "early", cancellation: TestHost.Cancellation);

        var notes = host.Host.Services.GetRequiredService<Notes>();
        Assert.Equal("early", await notes.TakeAsync());
        Assert.Equal("late", await notes.TakeAsync());
        Assert.True(TimeProvider.System.GetUtcNow() >= due);
    }

    [Fact]
    public async Task Signal_OfAnEntityToItselfWithATime_IsDeliveredThen()
    {
        await using var host = await StartAsync();

        await host.Client.Entities.SignalEntityAsync(
            new EntityInstanceId("Ledger", "self"),
            "Remind",
            300,
            cancellation: TestHost.Cancellation
        );

        Assert.Equal("reminded in time", await host.Host.Services.GetRequiredService<Notes>().TakeAsync());
    }

    private static Task<TestHost> StartAsync(Action<IServiceCollection>? configure = null) =>
        TestHost.StartAsync<Functions>(builder =>
        {
            builder.Services.AddSingleton(new Rate(3)).AddSingleton<Notes>().AddSingleton<ScopeNumbers>().AddScoped<Scope>();
            configure?.Invoke(builder.Services);
        });

    private sealed record Rate(int Value);

    private sealed class ScopeNumbers
    {
        private int _last;

        public int Next() => Interlocked.Increment(ref _last);
    }

    private sealed class Scope(ScopeNumbers numbers)
    {
        public int Number { get; } = numbers.Next();
    }

    private sealed class Notes
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public void Add(string line) => Assert.True(_lines.Writer.TryWrite(line));

        public ValueTask<string> TakeAsync() => _lines.Reader.ReadAsync(TestHost.Cancellation);
    }

    private sealed class Functions(Notes notes)
    {
        [Function("AsksTwice")]
        public static async Task<string[]> AsksTwice([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var id = new EntityInstanceId("Ledger", context.InstanceId);
            return
            [
                await context.Entities.CallEntityAsync<string>(id, "Describe"),
                await context.Entities.CallEntityAsync<string>(id, "Describe"),
            ];
        }

        [Function("Audit")]
        public static Task Audit([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync("Write", $"{context.GetInput<string>()} of {context.InstanceId}");

        [Function("Write")]
        public void Write([ActivityTrigger] string line) => notes.Add(line);

        [Function("Ledger")]
        public static Task Entity([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<Ledger>();
    }

    private sealed class Ledger(Rate rate, Scope scope, Notes notes) : TaskEntity<DateTimeOffset>
    {
        public string Describe() => $"rate {rate.Value} of scope {scope.Number}";

        public void Note(string line) => notes.Add(line);

        public string StartAudit(string input) =>
            Context.ScheduleNewOrchestration("Audit", input, new StartOrchestrationOptions($"audit-{Context.Id.Key}"));

        public void Remind(int milliseconds)
        {
            State = TimeProvider.System.GetUtcNow().AddMilliseconds(milliseconds);
            Context.SignalEntity(Context.Id, nameof(Reminded), new SignalEntityOptions { SignalTime = State });
        }

        public void Reminded() => notes.Add(TimeProvider.System.GetUtcNow() >= State ? "reminded in time" : "reminded early");
    }
}
