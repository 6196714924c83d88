using System.Net;
using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Errors;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Tests.Errors;

/// <summary>Errors cross the boundary of a task as text, and are read back.</summary>
public sealed class WorkflowErrorReaderTests
{
    [Fact]
    public void ToFailure_OfAnIoError_SaysCodeAndClassFirst()
    {
        var failure = WorkflowErrors.ToFailure(
            new IOException("The share is gone."),
            new WorkflowErrorContext { WorkflowId = "w", Attempt = 2 }
        );

        Assert.Equal("storage-unavailable (transient): The share is gone. [System.IO.IOException]", failure.Message);
        Assert.Equal(("w", 2, 2), (failure.Context.WorkflowId, failure.Context.Attempt, failure.Error.Attempt));
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public void ToFailure_OfWhatMayQuoteAFile_TellsOnlyTheTypeAndThePlace()
    {
        var failure = WorkflowErrors.ToFailure(Assert.Throws<FormatException>(() => Parse("password=hunter2")));

        Assert.Equal(
            "invalid-data (permanent): FormatException in WorkflowErrorReaderTests.Parse. [System.FormatException]",
            failure.Message
        );
    }

    [Theory]
    [InlineData("Cannot reach https://someone:hunter2@acct.example/c?sv=1&sig=hunter2: refused")]
    [InlineData("Login failed: Server=db;Password=hunter2;")]
    public void ToFailure_OfAMessageWithASecret_HidesIt(string message)
    {
        var failure = WorkflowErrors.ToFailure(new IOException(message));

        Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToFailure_OfAnErrorThatKnowsItsPlace_KeepsItAndAddsTheWider()
    {
        var inner = new WorkflowSetupException("x", "y", new WorkflowErrorContext { File = "a/b.sql", BatchId = "w/0/00001" });

        var failure = WorkflowErrors.ToFailure(
            inner,
            new WorkflowErrorContext
            {
                WorkflowId = "w",
                StepId = "scan",
                BatchId = "w/0/00000",
            }
        );

        Assert.Equal(
            new WorkflowErrorContext
            {
                WorkflowId = "w",
                StepId = "scan",
                BatchId = "w/0/00001",
                File = "a/b.sql",
            },
            failure.Context
        );
    }

    [Fact]
    public void Of_WhatAnActivityThrew_IsWhatItWas()
    {
        var error = new WorkflowError("my-code", ErrorClass.Poison, "It broke.", "Acme.BrokenException", File: "a/b [1].sql");
        var details = TaskFailureDetails.FromException(new ActivityFailedException(error, new WorkflowErrorContext()));

        var read = WorkflowErrorReader.Of(details, 3, SourceType.Sql);

        Assert.Equal(error with { Attempt = 3, SourceType = SourceType.Sql }, read);
    }

    [Fact]
    public void Of_AnyError_IsReadBackAsItWas()
    {
        var words = Gen.String[Gen.Char.AlphaNumeric, 1, 12];
        var codes = words.Select(word => "c" + word.ToLowerInvariant()).Array[1, 3].Select(parts => string.Join('-', parts));
        var messages = words.Array[0, 12].Select(parts => string.Join(' ', parts));
        Gen.Select(codes, Gen.Enum<ErrorClass>(), messages, words.Null(), Gen.String[Gen.Char[' ', '~'], 1, 40].Null())
            .Sample(
                (code, kind, message, type, file) =>
                {
                    var error = new WorkflowError(code, kind, message, type, File: file);
                    var thrown = WorkflowErrors.ToFailure(new ActivityFailedException(error, new WorkflowErrorContext { File = file }));
                    return WorkflowErrorReader.Of(TaskFailureDetails.FromException(thrown), 1) == error;
                }
            );
    }

    [Theory]
    [InlineData("storage-unavailable (transient): Gone. [System.IO.IOException]")]
    [InlineData(
        "Exception: GraphMcp.Workflows.Errors.ActivityFailedException: storage-unavailable (transient): Gone. [System.IO.IOException]\n   at X.Y()"
    )]
    [InlineData(
        "Task 'ProcessBatchActivity' (#3) failed with an unhandled exception: storage-unavailable (transient): Gone. [System.IO.IOException]"
    )]
    public void Of_TextOnAHostThatLosesTypes_FindsTheLine(string message)
    {
        var read = WorkflowErrorReader.Of(new TaskFailureDetails("(unknown)", message, null, null, null), 1);

        Assert.Equal(new WorkflowError("storage-unavailable", ErrorClass.Transient, "Gone.", "System.IO.IOException"), read);
    }

    [Fact]
    public void Of_AFailureOfASubOrchestration_IsThatOfItsActivity()
    {
        var activity = TaskFailureDetails.FromException(WorkflowErrors.ToFailure(new UnauthorizedAccessException("No entry.")));
        var parent = TaskFailureDetails.FromException(new TaskFailedException("ProcessBatchActivity", 3, activity));

        var read = WorkflowErrorReader.Of(new TaskFailedException("BatchOrchestrator", 4, parent), 1);

        Assert.Equal((ErrorCodes.AccessDenied, ErrorClass.Configuration, "No entry."), (read.Code, read.Class, read.Message));
    }

    [Theory]
    [InlineData("System.IO.IOException", ErrorClass.Transient, "storage-unavailable")]
    [InlineData("System.TimeoutException", ErrorClass.Transient, "timeout")]
    [InlineData("System.Net.Sockets.SocketException", ErrorClass.Transient, "network-error")]
    [InlineData("System.UnauthorizedAccessException", ErrorClass.Configuration, "access-denied")]
    [InlineData("System.IO.DirectoryNotFoundException", ErrorClass.Configuration, "source-unavailable")]
    [InlineData("System.OutOfMemoryException", ErrorClass.Poison, "out-of-memory")]
    [InlineData("System.FormatException", ErrorClass.Permanent, "invalid-data")]
    [InlineData("System.NullReferenceException", ErrorClass.Bug, "unexpected-error")]
    [InlineData("(unknown)", ErrorClass.Transient, "unknown-error")]
    public void Of_AnExceptionThatPassedNoEdge_GoesByItsType(string type, ErrorClass expected, string code)
    {
        var read = WorkflowErrorReader.Of(new TaskFailureDetails(type, "Something.", null, null, null), 2);

        Assert.Equal((code, expected, 2), (read.Code, read.Class, read.Attempt));
    }

    public static TheoryData<Exception, string, ErrorClass> Exceptions =>
        new()
        {
            { new HttpRequestException("no", null, HttpStatusCode.Forbidden), "access-denied", ErrorClass.Configuration },
            { new HttpRequestException("no", null, HttpStatusCode.ServiceUnavailable), "network-error", ErrorClass.Transient },
            { new HttpRequestException("no", null, HttpStatusCode.NotFound), "missing", ErrorClass.Permanent },
            { new HttpRequestException("no", null, HttpStatusCode.BadRequest), "request-refused", ErrorClass.Permanent },
            { new HttpRequestException("no"), "network-error", ErrorClass.Transient },
            { new IOException("no", 28), "disk-full", ErrorClass.Configuration },
            { new IOException("no", unchecked((int)0x80070070)), "disk-full", ErrorClass.Configuration },
            { new EndOfStreamException("no"), "storage-unavailable", ErrorClass.Transient },
            { new AggregateException(new TimeoutException("no")), "timeout", ErrorClass.Transient },
            { new InvalidOperationException("no", new IOException("no")), "storage-unavailable", ErrorClass.Transient },
            { new InvalidOperationException("no"), "unexpected-error", ErrorClass.Bug },
        };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Of_AnException_KnowsWhatItMeans(Exception exception, string code, ErrorClass expected)
    {
        var error = WorkflowErrors.Of(exception);

        Assert.Equal((code, expected), (error.Code, error.Class));
    }

    private static void Parse(string text) => throw new FormatException(text);
}
