using Microsoft.DurableTask;

namespace Durable.Contracts.Tests.DurableTask;

public sealed class TaskNameTests
{
    [Fact]
    public void Equals_OtherCase_IsTheSameName()
    {
        TaskName name = "PlanActivity";

        Assert.True(name == new TaskName("planactivity"));
        Assert.Equal(name.GetHashCode(), new TaskName("PLANACTIVITY").GetHashCode());
        Assert.True(name != new TaskName("PlanActivity2"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Implicit_NullOrEmptyString_IsTheDefault(string? text) => Assert.Equal(default, (TaskName)text!);

    [Fact]
    public void ToString_AnyName_IsTheName() => Assert.Equal("A", new TaskName("A").ToString());
}
