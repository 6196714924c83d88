using Microsoft.DurableTask;

namespace Durable.Contracts.Tests.DurableTask;

public sealed class TaskFailureDetailsTests
{
    [Fact]
    public void FromException_WithInnerExceptions_DescribesAll()
    {
        InvalidOperationException thrown = new("outer", new FormatException("inner"));

        TaskFailureDetails details = TaskFailureDetails.FromException(thrown);

        Assert.Equal("System.InvalidOperationException: outer", details.ToString());
        Assert.Equal("System.FormatException: inner", details.InnerFailure!.ToString());
        Assert.Null(details.InnerFailure.InnerFailure);
    }

    [Fact]
    public void FromException_FailedTask_KeepsTheTasksFailureInside()
    {
        TaskFailureDetails cause = Details("App.PoisonException");

        TaskFailureDetails details = TaskFailureDetails.FromException(new TaskFailedException("Read", 7, cause));

        Assert.Equal("Microsoft.DurableTask.TaskFailedException", details.ErrorType);
        Assert.Same(cause, details.InnerFailure);
    }

    [Fact]
    public void IsCausedBy_DerivedException_IsItsBaseToo()
    {
        TaskFailureDetails details = TaskFailureDetails.FromException(new FileNotFoundException());

        Assert.True(details.IsCausedBy<IOException>());
        Assert.True(details.IsCausedBy(typeof(FileNotFoundException)));
        Assert.False(details.IsCausedBy<FormatException>());
    }

    [Fact]
    public void IsCausedBy_ExceptionOfThisAssembly_IsFoundByName()
    {
        TaskFailureDetails details = Details(typeof(OwnException).FullName!);

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
        TaskFailureDetails details = Details("System.FormatException");
        TaskFailureDetails same = Details("System.FormatException");

        Assert.True(details.IsCausedBy<FormatException>());
        Assert.Equal(same, details);
    }

    [Fact]
    public void TaskFailedException_OfException_TellsTaskNumberAndCause()
    {
        TaskFailedException failed = new("Read", 7, new FormatException("bad"));

        Assert.Equal("Task 'Read' (#7) failed with an unhandled exception: bad", failed.Message);
        Assert.Equal(("Read", 7, "System.FormatException"), (failed.TaskName, failed.TaskId, failed.FailureDetails.ErrorType));
    }

    private static TaskFailureDetails Details(string type) => new(type, "message", null, null, null);

    private sealed class OwnException : Exception;
}
