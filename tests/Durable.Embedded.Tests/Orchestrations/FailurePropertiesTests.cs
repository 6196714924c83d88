using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.DurableTask.Worker;

namespace Durable.Embedded.Tests.Orchestrations;

/// <summary>Properties of exceptions, which an <see cref="IExceptionPropertiesProvider"/> names, go with the failures.</summary>
public sealed class FailurePropertiesTests
{
    private const string Shown =
        "count=Double:3 date=DateTime:2026-01-02T03:04:05.0000000Z dateAndOffset=DateTimeOffset:2026-01-02T03:04:05.0000000+02:00 "
        + "infinite=String:Infinity isSo=Boolean:True kind=String:Friday list=List:[Double:1,String:two] "
        + "nested=Dictionary:{deep=Double:0.5} none=null text=String:a";

    /// <summary>With no instance kept in memory, what is shown was read from the history.</summary>
    [Theory]
    [InlineData("OfAnActivity", 1000)]
    [InlineData("OfAnActivity", 0)]
    [InlineData("OfAnEntity", 1000)]
    [InlineData("OfAnEntity", 0)]
    [InlineData("OfAnOrchestration", 1000)]
    [InlineData("OfAnOrchestration", 0)]
    public async Task Properties_OfEveryKind_AreTheSameAtFirstAndWhenReadAgain(string orchestrator, int inMemory)
    {
        await using var hub = await new TestHub(Register)
        {
            MaxInstancesInMemory = inMemory,
            With = options => options with { ExceptionProperties = new Provider() },
        }.StartAsync();

        Assert.Equal(Shown, await hub.RunAsync<string>(orchestrator));
    }

    [Theory]
    [InlineData("OfAnActivity")]
    [InlineData("OfAnEntity")]
    [InlineData("OfAnOrchestration")]
    public async Task Provider_ThatThrows_LeavesTheFailureWithoutProperties(string orchestrator)
    {
        await using var hub = await new TestHub(Register)
        {
            With = options => options with { ExceptionProperties = new Faulty() },
        }.StartAsync();

        Assert.Equal("System.FormatException without", await hub.RunAsync<string>(orchestrator));
        Assert.Equal("System.FormatException without", await hub.RunAsync<string>(orchestrator));
    }

    [Fact]
    public async Task Properties_OfAnEntitysFactory_GoWithTheFailureToo()
    {
        await using var hub = await new TestHub(tasks =>
        {
            Register(tasks);
            tasks.AddEntity("Broken", ITaskEntity (_) => throw Rich());
        })
        {
            With = options => options with { ExceptionProperties = new Provider() },
        }.StartAsync();

        Assert.Equal(Shown, await hub.RunAsync<string>("OfAnEntity", "Broken"));
    }

    private static void Register(DurableTaskRegistry tasks) =>
        tasks
            .AddOrchestratorFunc("OfAnActivity", context => ShownAsync(context, () => context.CallActivityAsync("Throw")))
            .AddOrchestratorFunc<string, string>(
                "OfAnEntity",
                (context, name) =>
                    ShownAsync(context, () => context.Entities.CallEntityAsync(new EntityInstanceId(name ?? "Throws", "one"), "go"))
            )
            .AddOrchestratorFunc("OfAnOrchestration", context => ShownAsync(context, () => context.CallSubOrchestratorAsync("Throws")))
            .AddOrchestratorFunc("Throws", Task (_) => throw Rich())
            .AddActivityFunc("Throw", Task (_) => throw Rich())
            .AddActivityFunc("Nothing", _ => Task.CompletedTask)
            .AddEntity("Throws", new ThrowingEntity());

    private static FormatException Rich() => new("rich");

    private static async Task<string> ShownAsync(TaskOrchestrationContext context, Func<Task> call)
    {
        var shown = "nothing failed";
        try
        {
            await call();
        }
        catch (TaskFailedException e)
        {
            shown = Show(e.FailureDetails);
        }
        catch (EntityOperationFailedException e)
        {
            shown = Show(e.FailureDetails);
        }

        await context.CallActivityAsync("Nothing");
        return shown;
    }

    private static string Show(TaskFailureDetails failure) =>
        failure.Properties is { } properties ? Show(properties) : $"{failure.ErrorType} without";

    private static string Show(IDictionary<string, object?> properties) =>
        string.Join(' ', properties.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={Show(each.Value)}"));

    private static string Show(object? value) =>
        value switch
        {
            null => "null",
            IDictionary<string, object?> properties => $"Dictionary:{{{Show(properties)}}}",
            IEnumerable<object?> list => $"List:[{string.Join(',', list.Select(Show))}]",
            DateTime or DateTimeOffset => $"{value.GetType().Name}:{((IFormattable)value).ToString("O", CultureInfo.InvariantCulture)}",
            _ => $"{value.GetType().Name}:{Convert.ToString(value, CultureInfo.InvariantCulture)}",
        };

    private sealed class ThrowingEntity : ITaskEntity
    {
        public ValueTask<object?> RunAsync(TaskEntityOperation operation) => throw Rich();
    }

    private sealed class Provider : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) =>
            exception is not FormatException
                ? null
                : new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["text"] = "a",
                    ["count"] = 3,
                    ["infinite"] = double.PositiveInfinity,
                    ["isSo"] = true,
                    ["none"] = null,
                    ["kind"] = DayOfWeek.Friday,
                    ["date"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
                    ["dateAndOffset"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
                    ["list"] = new object[] { 1L, "two" },
                    ["nested"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["deep"] = 0.5m },
                };
    }

    private sealed class Faulty : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) =>
            throw new InvalidOperationException("It is broken.");
    }
}
