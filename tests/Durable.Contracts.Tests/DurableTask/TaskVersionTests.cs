using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;

namespace Durable.Contracts.Tests.DurableTask;

public sealed class TaskVersionTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Equals_NoVersion_IsUnversioned(string? text)
    {
        Assert.Equal(TaskVersion.Unversioned, new TaskVersion(text));
        Assert.Equal(TaskVersion.Unversioned.GetHashCode(), new TaskVersion(text).GetHashCode());
        Assert.Equal("", new TaskVersion(text).Version);
    }

    [Fact]
    public void Constructor_WhiteSpace_Throws() => Assert.Throws<ArgumentException>(() => new TaskVersion(" "));

    [Theory]
    [InlineData("", " ", 0)]
    [InlineData("", "1.0", -1)]
    [InlineData("1.0", "", 1)]
    [InlineData("1.10", "1.9", 1)]
    [InlineData("1.0", "1.0.0", -1)]
    [InlineData("beta", "ALPHA", 1)]
    [InlineData("V2", "v2", 0)]
    public void CompareVersions_TwoVersions_OrdersThem(string source, string other, int expected) =>
        Assert.Equal(expected, Math.Sign(TaskOrchestrationVersioningUtils.CompareVersions(source, other)));
}
