using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Errors.Breakers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GraphMcp.Workflows.Tests.Errors;

/// <summary>When a dependency is left alone.</summary>
public sealed class DependencyBreakerTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly DependencyBreaker breaker;
    private int calls;

    public DependencyBreakerTests() =>
        breaker = new DependencyBreaker("source /data", new CircuitBreakerOptions(), clock, NullLogger.Instance);

    [Fact]
    public async Task RunAsync_AfterEightFilesFailed_FailsFastAndSaysWhy()
    {
        await FailAsync(8);

        var failure = await Assert.ThrowsAsync<DependencyUnavailableException>(() => FailAsync("next"));

        Assert.Equal(8, calls);
        Assert.Equal(
            ("source /data", "It is dead.", clock.GetUtcNow().AddSeconds(30)),
            (failure.Dependency, failure.Reason, failure.Until)
        );
        Assert.Equal(
            "The source /data fails again and again and is left alone until 2030-01-02 03:04:35 UTC; the last failure: It is dead.",
            failure.Message
        );
        Assert.Equal((ErrorCodes.DependencyUnavailable, ErrorClass.Transient), (failure.Code, failure.ErrorClass));
    }

    [Fact]
    public async Task RunAsync_AfterThousandsOfSuccesses_NoticesADeathAsFast()
    {
        for (var file = 0; file < 5_000; file++)
        {
            await SucceedAsync($"good {file}");
        }

        await FailAsync(8);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => FailAsync("next"));
    }

    [Fact]
    public async Task RunAsync_AfterABadFileAndThousandsOfSuccesses_NoticesADeathSoon()
    {
        await Assert.ThrowsAsync<IOException>(() => FailAsync("bad"));
        for (var file = 0; file < 5_000; file++)
        {
            await SucceedAsync($"good {file}");
        }

        for (var file = 0; file < 16; file++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => FailAsync($"dead {file}"));
        }

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => FailAsync("next"));
    }

    [Fact]
    public async Task RunAsync_WhenItDiesASecondTime_IsNoticedAsFastAsTheFirst()
    {
        await FailAsync(8);
        clock.Advance(TimeSpan.FromSeconds(31));
        await SucceedAsync("0");

        await FailAsync(8);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => FailAsync("next"));
    }

    [Fact]
    public async Task RunAsync_WithOneBadFileTriedForEver_NeverOpens()
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            await Assert.ThrowsAsync<IOException>(() => FailAsync("bad"));
            clock.Advance(TimeSpan.FromSeconds(attempt % 7));
        }

        Assert.Equal(500, calls);
    }

    [Fact]
    public async Task RunAsync_WithBadFilesAmongGoodOnes_StaysClosed()
    {
        for (var file = 0; file < 100; file++)
        {
            await Assert.ThrowsAsync<IOException>(() => FailAsync($"bad {file}"));
            await SucceedAsync($"good {file}");
            await SucceedAsync($"better {file}");
        }
    }

    [Fact]
    public async Task RunAsync_WithErrorsOfTheFilesThemselves_StaysClosed()
    {
        for (var file = 0; file < 50; file++)
        {
            await Assert.ThrowsAsync<FileNotFoundException>(() => FailAsync($"{file}", new FileNotFoundException()));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => FailAsync($"{file}", new UnauthorizedAccessException()));
            await Assert.ThrowsAsync<OperationCanceledException>(() => FailAsync($"{file}", new OperationCanceledException()));
        }

        await SucceedAsync("good");
    }

    [Fact]
    public async Task RunAsync_WhenTheBreakIsOver_TriesOneCallAndStaysOpenIfThatFailsToo()
    {
        await FailAsync(8);
        clock.Advance(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<IOException>(() => FailAsync("0"));
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => SucceedAsync("good"));

        Assert.Equal(9, calls);
    }

    [Fact]
    public async Task RunAsync_WhenTheBreakIsOverAndItAnswers_Closes()
    {
        await FailAsync(8);
        clock.Advance(TimeSpan.FromSeconds(31));

        await SucceedAsync("0");
        await SucceedAsync("1");
        await Assert.ThrowsAsync<IOException>(() => FailAsync("2"));
    }

    [Theory]
    [InlineData("file:///data/repos", "/data/repos")]
    [InlineData("https://acct.example/container/folder?sig=hunter2", "https://acct.example")]
    [InlineData("https://me:hunter2@acct.example:8443/c", "https://acct.example:8443")]
    [InlineData("zip:a.zip?key=hunter2", "a.zip")]
    [InlineData("zip:file:///data/a.zip", "/data/a.zip")]
    [InlineData("zip:https://acct.example/container/a.zip", "https://acct.example")]
    [InlineData("list:zip:https://acct.example:8443/c/a.zip", "https://acct.example:8443")]
    [InlineData("git+https://me:hunter2@git.example/team/repo?ref=main", "https://git.example")]
    [InlineData("azurite:sources/tree", "azurite:")]
    public void NameOf_AUri_IsItsRootWithoutSecrets(string uri, string name) => Assert.Equal(name, DependencyBreakers.NameOf(uri));

    private async Task FailAsync(int files)
    {
        for (var file = 0; file < files; file++)
        {
            await Assert.ThrowsAsync<IOException>(() => FailAsync($"{file}"));
            await Assert.ThrowsAnyAsync<Exception>(() => FailOnceMoreAsync($"{file}"));
        }
    }

    /// <summary>A file that failed is tried again without counting: neither here nor in the breaker.</summary>
    private async Task FailOnceMoreAsync(string subject)
    {
        var before = calls;
        try
        {
            await FailAsync(subject);
        }
        finally
        {
            calls = before;
        }
    }

    private Task FailAsync(string subject) => FailAsync(subject, new IOException("It is dead."));

    private Task FailAsync(string subject, Exception exception) =>
        breaker
            .RunAsync<int>(
                subject,
                _ =>
                {
                    calls++;
                    throw exception;
                },
                CancellationToken.None
            )
            .AsTask();

    private Task SucceedAsync(string subject) =>
        breaker
            .RunAsync(
                subject,
                _ =>
                {
                    calls++;
                    return ValueTask.FromResult(1);
                },
                CancellationToken.None
            )
            .AsTask();
}
