using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Purging;

namespace GraphMcp.Workflows.Tests.Purging;

/// <summary>How long a finished workflow is kept, as it is written.</summary>
public sealed class PurgeAgeTests
{
    [Theory]
    [InlineData("30d", 720)]
    [InlineData("1d12h", 36)]
    [InlineData("30.00:00:00", 720)]
    [InlineData("90m", 1.5)]
    public void PurgeAge_WithUnits_IsRead(string text, double hours) => Assert.Equal(TimeSpan.FromHours(hours), PurgeAge.Parse(text));

    [Theory]
    [InlineData("30")]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1.00:00:00")]
    public void PurgeAge_WithoutUnits_IsRefused(string text) => Assert.Throws<WorkflowRequestException>(() => PurgeAge.Parse(text));
}
