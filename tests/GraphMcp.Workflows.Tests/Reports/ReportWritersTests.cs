using System.Text;
using GraphMcp.Workflows.Reports;
using Microsoft.Extensions.Time.Testing;
using static GraphMcp.Workflows.Tests.Reports.HandMadeRun;

namespace GraphMcp.Workflows.Tests.Reports;

public sealed class ReportWritersTests
{
    [Fact]
    public async Task AssembleAsync_OwnWriter_SeesWhatTheReportListsAndWritesItsFile()
    {
        using var folder = new ReportFolder(new Writer("paths.txt", PathsAsync, ownerOnly: true));
        await folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air")), File("clean")]);
        await folder.Run.AddShardAsync([File("b", references: At(1, "postgres_air"))]);

        await folder.BuildAsync();

        Assert.Equal("decommission 2: a b ", folder.Text("paths.txt"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(folder["paths.txt"]));
        Assert.False(folder.Json().TryGetProperty("writerErrors", out _));
    }

    [Fact]
    public async Task AssembleAsync_WriterThrows_IsNamedAndHarmsNobody()
    {
        using var folder = new ReportFolder(
            new Writer("broken.txt", (_, _, _) => throw new InvalidOperationException("password=hunter2")),
            new Writer("paths.txt", PathsAsync)
        );
        await folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air"))]);
        await System.IO.File.WriteAllTextAsync(folder["broken.txt"], "from an earlier run", TestContext.Current.CancellationToken);

        var totals = await folder.BuildAsync();

        Assert.Equal(1, totals.References);
        Assert.False(System.IO.File.Exists(folder["broken.txt"]));
        Assert.Equal("decommission 1: a ", folder.Text("paths.txt"));
        Assert.All(ReportFileNames.All, name => Assert.True(System.IO.File.Exists(folder[name]), name));
        var error = Assert.Single(folder.Json().GetProperty("writerErrors").EnumerateArray());
        Assert.Equal("broken.txt", error.GetProperty("fileName").GetString());
        Assert.Contains("InvalidOperationException", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("broken.txt is not there", folder.Text("report.md"), StringComparison.Ordinal);
        Assert.Contains("broken.txt is not there", folder.Text("report.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "hunter2",
            folder.Text("report.json") + folder.Text("report.md") + folder.Text("report.html"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AssembleAsync_WriterClosesTheStream_HarmsNobody()
    {
        using var folder = new ReportFolder(new Writer("closed.txt", async (_, output, _) => await output.DisposeAsync()));
        await folder.Run.AddShardAsync([File("a")]);

        await folder.BuildAsync();

        Assert.True(System.IO.File.Exists(folder["report.json"]));
    }

    [Fact]
    public async Task AssembleAsync_CancelledMeanwhile_IsNotTheWritersFault()
    {
        using var stop = new CancellationTokenSource();
        using var folder = new ReportFolder(
            new Writer(
                "late.txt",
                async (_, _, cancellationToken) =>
                {
                    await stop.CancelAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                }
            )
        );
        var shard = await folder.Run.AddShardAsync([File("a")]);
        var request = folder.Run.Request(finishedAt: Finished);
        await folder.Builder.BuildPartAsync(folder.Workspace, request, shard, TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => folder.Builder.AssembleAsync(folder.Workspace, request, stop.Token));

        Assert.False(System.IO.File.Exists(folder["report.json"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AssembleAsync_WriterHangs_IsNamedAfterItsTimeAndLeftOutUntilItHasEnded(bool keepsItsThread)
    {
        var clock = new FakeTimeProvider();
        using var hang = new Hang(keepsItsThread);
        using var folder = new ReportFolder(clock, new Writer("hangs.txt", hang.WriteAsync), new Writer("paths.txt", PathsAsync));
        await folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air"))]);

        var building = folder.BuildAsync();
        await hang.Begun;
        clock.Advance(TimeSpan.FromSeconds(59.9));
        Assert.False(building.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        await building;

        Assert.Equal("It took longer than 60 s.", Message(folder));
        Assert.Equal("decommission 1: a ", folder.Text("paths.txt"));
        Assert.False(System.IO.File.Exists(folder["hangs.txt"]));
        await folder.BuildAsync();
        Assert.Equal("It still writes an earlier report's file.", Message(folder));

        hang.End();
        await UntilNoneIsNamedAsync(folder);
        Assert.Equal("done", folder.Text("hangs.txt"));
    }

    [Theory]
    [InlineData("../escaped.txt")]
    [InlineData("a/b.txt")]
    [InlineData("a\\b.txt")]
    [InlineData("/tmp/x")]
    [InlineData(".graphmcp")]
    [InlineData("..")]
    [InlineData("x.")]
    [InlineData("")]
    [InlineData("line\n")]
    [InlineData(null)]
    [InlineData("report.json")]
    [InlineData("Report.HTML")]
    [InlineData("changes.patch")]
    [InlineData("_success.json")]
    [InlineData("references.sarif")]
    [InlineData("References.CSV")]
    public async Task AssembleAsync_NameIsNotFit_WriterIsNotUsedAndNamed(string? name)
    {
        using var folder = new ReportFolder(new Writer(name!, (_, output, stop) => output.WriteAsync("mine"u8.ToArray(), stop).AsTask()));
        await folder.Run.AddShardAsync([File("a")]);

        await folder.BuildAsync();

        var error = Assert.Single(folder.Json().GetProperty("writerErrors").EnumerateArray());
        Assert.Equal(name, error.GetProperty("fileName").GetString());
        Assert.Equal(
            [.. ReportFileNames.All.Append(ReportFileNames.Success).Order(StringComparer.Ordinal)],
            Directory.EnumerateFiles(folder[""]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        );
        Assert.All(ReportFileNames.All, file => Assert.NotEqual("mine", folder.Text(file)));
    }

    [Fact]
    public async Task AssembleAsync_TwoWritersOfOneName_TheFirstHasIt()
    {
        using var folder = new ReportFolder(
            new Writer("x.txt", (_, output, stop) => output.WriteAsync("first"u8.ToArray(), stop).AsTask()),
            new Writer("X.txt", (_, output, stop) => output.WriteAsync("second"u8.ToArray(), stop).AsTask())
        );
        await folder.Run.AddShardAsync([File("a")]);

        await folder.BuildAsync();

        Assert.Equal("first", folder.Text("x.txt"));
        Assert.Equal("X.txt", folder.Json().GetProperty("writerErrors")[0].GetProperty("fileName").GetString());
    }

    private static string? Message(ReportFolder folder)
    {
        var error = Assert.Single(folder.Json().GetProperty("writerErrors").EnumerateArray());
        Assert.Equal("hangs.txt", error.GetProperty("fileName").GetString());
        return error.GetProperty("message").GetString();
    }

    private static async Task UntilNoneIsNamedAsync(ReportFolder folder)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        await folder.BuildAsync();
        while (folder.Json().TryGetProperty("writerErrors", out _))
        {
            await tick.WaitForNextTickAsync(patience.Token);
            await folder.BuildAsync();
        }
    }

    private static async Task PathsAsync(ReportDocument report, Stream output, CancellationToken cancellationToken)
    {
        var text = new StringBuilder($"{report.Template} {report.Totals.References}: ");
        await foreach (var file in report.FilesAsync(cancellationToken))
        {
            text.Append(file.Path).Append(' ');
        }

        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
    }

    /// <summary>A writer's code that does not look at its token; it hangs in its first call only.</summary>
    private sealed class Hang(bool keepsItsThread) : IDisposable
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim end = new();
        private int calls;

        public Task Begun => begun.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public async Task WriteAsync(ReportDocument report, Stream output, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                begun.SetResult();
                await HangAsync();
            }

            await output.WriteAsync("done"u8.ToArray(), cancellationToken);
        }

        public void End()
        {
            end.Set();
            ended.SetResult();
        }

        public void Dispose() => end.Dispose();

        private Task HangAsync()
        {
            if (keepsItsThread)
            {
                end.Wait(TimeSpan.FromMinutes(1));
            }

            return ended.Task;
        }
    }

    private sealed class Writer(string name, Func<ReportDocument, Stream, CancellationToken, Task> write, bool ownerOnly = false)
        : IReportWriter
    {
        public string FileName => name;

        public bool OwnerOnly => ownerOnly;

        public Task WriteAsync(ReportDocument report, Stream output, CancellationToken cancellationToken) =>
            write(report, output, cancellationToken);
    }
}
