using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Errors;
using static GraphMcp.Workflows.Errors.ErrorResolutionKind;

namespace GraphMcp.Workflows.Tests.Errors;

/// <summary>Which rule decides over an error.</summary>
public sealed class ErrorHandlerTests
{
    private static readonly RetrySettings ThreeTimes = new(3, 100, 2, 1000, 0.5);

    private static readonly WorkflowError Error = new(
        "processor-error",
        ErrorClass.Bug,
        "The parser gave up at line 12.",
        "Acme.Plugins.ParseException",
        SourceType.Sql
    );

    [Theory]
    [InlineData(ErrorClass.Transient, 1, ErrorScope.Batch, Retry)]
    [InlineData(ErrorClass.Transient, 2, ErrorScope.File, Retry)]
    [InlineData(ErrorClass.Transient, 3, ErrorScope.Batch, SplitBatch)]
    [InlineData(ErrorClass.Transient, 3, ErrorScope.File, SkipFile)]
    [InlineData(ErrorClass.Permanent, 1, ErrorScope.Batch, SplitBatch)]
    [InlineData(ErrorClass.Permanent, 1, ErrorScope.File, SkipFile)]
    [InlineData(ErrorClass.Poison, 1, ErrorScope.Batch, SplitBatch)]
    [InlineData(ErrorClass.Bug, 1, ErrorScope.LoneFile, SkipFile)]
    [InlineData(ErrorClass.Bug, 1, ErrorScope.Batch, SplitBatch)]
    [InlineData(ErrorClass.Configuration, 1, ErrorScope.Batch, PauseWorkflow)]
    [InlineData(ErrorClass.Configuration, 1, ErrorScope.File, PauseWorkflow)]
    public void Handle_WithoutATemplatesRule_GoesByTheClass(ErrorClass kind, int attempt, ErrorScope scope, ErrorResolutionKind expected)
    {
        var error = new WorkflowError("x", kind, "", Attempt: attempt, Scope: scope);

        Assert.Equal(expected, new ErrorHandler([], ThreeTimes).Handle(error).Kind);
    }

    [Fact]
    public void Handle_ADependencyThatIsUnavailable_PausesAtOnce()
    {
        var error = new WorkflowError(ErrorCodes.DependencyUnavailable, ErrorClass.Transient, "");

        Assert.Equal(ErrorResolution.PauseWorkflow, new ErrorHandler([], ThreeTimes).Handle(error));
    }

    [Fact]
    public void Handle_AFullPool_AsksAgainHoweverOftenItWasFull()
    {
        var error = new WorkflowError(ErrorCodes.PoolBusy, ErrorClass.Transient, "", Attempt: 1000);

        Assert.Equal(ErrorResolution.Retry(TimeSpan.FromSeconds(1)), new ErrorHandler([], ThreeTimes).Handle(error));
    }

    public static TheoryData<ErrorRule, bool> Matches =>
        new()
        {
            { new ErrorRule(FailWorkflow), true },
            { new ErrorRule(FailWorkflow, Class: ErrorClass.Bug), true },
            { new ErrorRule(FailWorkflow, Class: ErrorClass.Poison), false },
            { new ErrorRule(FailWorkflow, Code: "processor-error"), true },
            { new ErrorRule(FailWorkflow, Code: "processor"), false },
            { new ErrorRule(FailWorkflow, Type: "ParseException"), true },
            { new ErrorRule(FailWorkflow, Type: "Plugins.ParseException"), true },
            { new ErrorRule(FailWorkflow, Type: "Acme.Plugins.ParseException"), true },
            { new ErrorRule(FailWorkflow, Type: "Exception"), false },
            { new ErrorRule(FailWorkflow, Message: "gave up at line [0-9]+\\.$"), true },
            { new ErrorRule(FailWorkflow, Message: "^gave up"), false },
            { new ErrorRule(FailWorkflow, SourceType: SourceType.Sql), true },
            { new ErrorRule(FailWorkflow, SourceType: SourceType.Shell), false },
            { new ErrorRule(FailWorkflow, ErrorClass.Bug, "processor-error", "ParseException", "parser", SourceType.Sql), true },
            { new ErrorRule(FailWorkflow, ErrorClass.Bug, "processor-error", "ParseException", "printer", SourceType.Sql), false },
            { new ErrorRule(FailWorkflow, Message: "(gave"), false },
            { new ErrorRule(FailWorkflow, Message: "(?<=up) at"), false },
        };

    [Theory]
    [MemberData(nameof(Matches))]
    public void Handle_WithATemplatesRule_TakesItOnlyIfAllOfItMatches(ErrorRule rule, bool matches)
    {
        var resolution = new ErrorHandler([rule], ThreeTimes).Handle(Error);

        Assert.Equal(matches ? FailWorkflow : SplitBatch, resolution.Kind);
    }

    [Fact]
    public void Handle_WithSeveralRulesThatMatch_TakesTheFirst()
    {
        var rules = new[] { new ErrorRule(PauseWorkflow, Code: "other"), new ErrorRule(FailWorkflow), new ErrorRule(PauseWorkflow) };

        Assert.Equal(ErrorResolution.FailWorkflow, new ErrorHandler(rules, ThreeTimes).Handle(Error));
    }

    [Fact]
    public void Handle_WithARuleThatRetries_LeavesTheErrorToTheOthersWhenItsAttemptsAreUsedUp()
    {
        var handler = new ErrorHandler([new ErrorRule(Retry, AfterSeconds: 7, MaxAttempts: 5), new ErrorRule(PauseWorkflow)], ThreeTimes);

        Assert.Equal(ErrorResolution.Retry(TimeSpan.FromSeconds(7)), handler.Handle(Error with { Attempt = 4 }));
        Assert.Equal(ErrorResolution.PauseWorkflow, handler.Handle(Error with { Attempt = 5 }));
    }

    [Theory]
    [InlineData(SkipFile, ErrorScope.Batch, SplitBatch)]
    [InlineData(SkipFile, ErrorScope.File, SkipFile)]
    [InlineData(SplitBatch, ErrorScope.File, SplitBatch)]
    [InlineData(SplitBatch, ErrorScope.LoneFile, SkipFile)]
    public void Handle_WithARuleThatItsScopeCannotFollow_ComesAsNearAsItCan(
        ErrorResolutionKind wanted,
        ErrorScope scope,
        ErrorResolutionKind expected
    ) => Assert.Equal(expected, new ErrorHandler([new ErrorRule(wanted)], ThreeTimes).Handle(Error with { Scope = scope }).Kind);

    [Fact]
    public void Handle_AnExceptionOfOneFile_KnowsItsCodeItsAttemptAndThatItIsAFile()
    {
        var rule = new ErrorRule(Retry, Code: "missing-tool", AfterSeconds: 1, MaxAttempts: 3);
        var handler = new ErrorHandler([rule], ThreeTimes);

        Assert.Equal(Retry, handler.Handle(new MissingToolException(attempt: 2)).Kind);
        Assert.Equal(PauseWorkflow, handler.Handle(new MissingToolException(attempt: 3)).Kind);
    }

    [Theory]
    [InlineData("(open", "no regular expression")]
    [InlineData("(?=ahead)", "Lookarounds")]
    [InlineData(@"(a)\1", "Lookarounds")]
    [InlineData("disk (full|failed)", null)]
    public void FindMistake_OfAPattern_SaysWhatIsWrong(string pattern, string? expected)
    {
        var mistake = MessagePattern.FindMistake(pattern);

        Assert.Equal(expected is null, mistake is null);
        Assert.Contains(expected ?? "", mistake ?? "", StringComparison.Ordinal);
    }

    private sealed class MissingToolException(int attempt)
        : WorkflowException("The tool is not installed.", new WorkflowErrorContext { File = "a.sql", Attempt = attempt })
    {
        public override string Code => "missing-tool";

        public override ErrorClass ErrorClass => ErrorClass.Configuration;
    }
}
