using Microsoft.DurableTask;

namespace Durable.Contracts.Tests.DurableTask;

public sealed class TaskFailureDetailsTests
{
    [Fact]
    public void FromException_WithInnerExceptions_DescribesAll()
    {
        var thrown = new InvalidOperationException("outer", new FormatException("inner"));

        var details = TaskFailureDetails.FromException(thrown);

        Assert.Equal("System.InvalidOperationException: outer", details.ToString());
        Assert.Equal("System.FormatException: inner", details.InnerFailure!.ToString());
        Assert.Null(details.InnerFailure.InnerFailure);
    }

    [Fact]
    public void FromException_FailedTask_KeepsTheTasksFailureInside()
    {
        var cause = Details("App.PoisonException");

        var details = TaskFailureDetails.FromException(new TaskFailedException("Read", 7, cause));

        Assert.Equal("Microsoft.DurableTask.TaskFailedException", details.ErrorType);
        Assert.Same(cause, details.InnerFailure);
    }

    [Fact]
    public void IsCausedBy_DerivedException_IsItsBaseToo()
    {
        var details = TaskFailureDetails.FromException(new FileNotFoundException());

        Assert.True(details.IsCausedBy<IOException>());
        Assert.True(details.IsCausedBy(typeof(FileNotFoundException)));
        Assert.False(details.IsCausedBy<FormatException>());
    }

    [Fact]
    public void IsCausedBy_ExceptionOfThisAssembly_IsFoundByName()
    {
        var details = Details(typeof(OwnException).FullName!);

        Assert.True(details.IsCausedBy<OwnException>());
        Assert.True(details.IsCausedBy<Exception>());
    }

    [Theory]
    [InlineData("App.UnknownException")]
    [InlineData("")]
    public void IsCausedBy_UnknownType_IsFalse(string type) => Assert.False(Details(type).IsCausedBy<Exception>());

    [Fact]
    public void IsCausedBy_TypeThatIsNoException_Throws() =>
        Assert.Throws<ArgumentException>(() => Details("System.FormatException").IsCausedBy(typeof(string)));

    [Fact]
    public void IsCausedBy_AnyAnswer_LeavesEqualityAlone()
    {
        var details = Details("System.FormatException");
        var same = Details("System.FormatException");

        Assert.True(details.IsCausedBy<FormatException>());
        Assert.Equal(same, details);
    }

    [Fact]
    public void TaskFailedException_OfException_TellsTaskNumberAndCause()
    {
        var failed = new TaskFailedException("Read", 7, new FormatException("bad"));

        Assert.Equal("Task 'Read' (#7) failed with an unhandled exception: bad", failed.Message);
        Assert.Equal(("Read", 7, "System.FormatException"), (failed.TaskName, failed.TaskId, failed.FailureDetails.ErrorType));
    }

    private static TaskFailureDetails Details(string type) => new(type, "message", null, null, null);

    private sealed class OwnException : Exception;
}
