using Microsoft.DurableTask;

namespace Durable.Contracts.Tests.DurableTask;

public sealed class PageableTests
{
    private readonly AsyncPageable<int> _numbers = Pageable.Create<int>(
        (token, size, _) =>
        {
            var first = token is null ? 0 : int.Parse(token, provider: null);
            var last = Math.Min(first + (size ?? 2), 5);
            return Task.FromResult(new Page<int>([.. Enumerable.Range(first, last - first)], last < 5 ? $"{last}" : null));
        }
    );

    [Fact]
    public async Task GetAsyncEnumerator_SeveralPages_GoesThroughAll() =>
        Assert.Equal([0, 1, 2, 3, 4], await _numbers.ToListAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task AsPages_FromAToken_GoesOnThereInPagesOfTheSizeAskedFor()
    {
        var pages = await _numbers.AsPages("1", 3).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                [1, 2, 3],
                [4],
            ],
            pages.Select(page => page.Values)
        );
        Assert.Equal(["4", null], [.. pages.Select(page => page.ContinuationToken)]);
    }
}
