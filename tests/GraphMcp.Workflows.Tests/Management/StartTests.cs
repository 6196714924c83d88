using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Tests.Runs;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Management;

/// <summary>What a start takes, refuses and remembers.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Start_WithoutAnId_MakesOneUpThatSorts()
    {
        await using var host = await new WorkflowHost().OpenAsync(start: false);

        var ids = new[]
        {
            await host.Manager.StartWorkflowAsync(Request("inventory")),
            await host.Manager.StartWorkflowAsync(Request("inventory")),
        };

        Assert.All(ids, id => Assert.Matches("^wf-[0-9a-hjkmnp-tv-z]{26}$", id));
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public async Task Start_OfAnIdThatExists_IsRefusedAndChangesNothing()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        await host.RunAsync(Request("inventory") with { Id = "one" });
        var record = host.Workspace.Text("requests/one.json");

        await Assert.ThrowsAsync<WorkflowExistsException>(() => host.Manager.StartWorkflowAsync(Request("inventory") with { Id = "one" }));
        await Assert.ThrowsAsync<WorkflowExistsException>(() =>
            host.Manager.StartWorkflowAsync(Request("reference-scan") with { Id = "one" })
        );
        Assert.Equal(record, host.Workspace.Text("requests/one.json"));
        Assert.Single(await host.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Start_ThatWasCutOffBeforeItsInstance_IsCompletedByTheSameRequestOnly()
    {
        await using var elsewhere = await new WorkflowHost().OpenAsync(start: false);
        await elsewhere.Manager.StartWorkflowAsync(Request("inventory") with { Id = "one" });
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        host.Workspace.Files["requests/one.json"] = elsewhere.Workspace.Files["requests/one.json"];

        Assert.Equal(WorkflowRunState.Pending, (await host.Manager.GetStatusAsync("one")).State);
        await Assert.ThrowsAsync<WorkflowExistsException>(() =>
            host.Manager.StartWorkflowAsync(Request("reference-scan") with { Id = "one" })
        );
        Assert.Equal("one", await host.Manager.StartWorkflowAsync(Request("inventory") with { Id = "one" }));
        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync("one")).State);
    }

    [Fact]
    public async Task Start_OfOneIdByManyAtOnce_SucceedsOnce()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();

        var starts = Enumerable
            .Range(0, 8)
            .Select(_ => Task.Run(() => host.Manager.StartWorkflowAsync(Request("inventory") with { Id = "one" })))
            .ToList();
        await Task.WhenAny(Task.WhenAll(starts), Task.Delay(TimeSpan.FromMinutes(1)));

        Assert.All(
            starts.Where(start => start.IsFaulted),
            start => Assert.IsType<WorkflowExistsException>(start.Exception!.InnerException)
        );
        Assert.Contains(starts, start => start.IsCompletedSuccessfully);
        Assert.Single(await host.Manager.ListAsync().ToListAsync());
        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync("one")).State);
    }

    [Fact]
    public async Task Pause_OfAStartThatWasCutOff_HoldsOnceItIsCompleted()
    {
        await using var elsewhere = await new WorkflowHost().OpenAsync(start: false);
        await elsewhere.Manager.StartWorkflowAsync(Request("inventory") with { Id = "one" });
        await using var host = await new WorkflowHost().OpenAsync();
        host.Workspace.Files["requests/one.json"] = elsewhere.Workspace.Files["requests/one.json"];

        Assert.True(await host.Manager.PauseWorkflowAsync("one"));
        await host.Manager.StartWorkflowAsync(Request("inventory") with { Id = "one" });

        Assert.Equal(WorkflowRunState.Paused, (await host.UntilAsync("one", WorkflowRunState.Paused)).State);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("a b")]
    [InlineData("one\n")]
    [InlineData("")]
    public async Task Start_WithAnIdThatIsNone_IsRefused(string id)
    {
        await using var host = await new WorkflowHost().OpenAsync(start: false);

        await Assert.ThrowsAsync<WorkflowRequestException>(() => host.Manager.StartWorkflowAsync(Request("inventory") with { Id = id }));
        await Assert.ThrowsAsync<WorkflowRequestException>(() =>
            host.Manager.StartWorkflowAsync(Request("inventory") with { Id = new string('a', 101) })
        );
        Assert.Empty(host.Workspace.Files);
    }

    [Theory]
    [InlineData("decommission", "{}", "The parameter 'database' is missing: a string.")]
    [InlineData("decommission", """{"database": 7}""", "The parameter 'database' must be a string.")]
    [InlineData("decommission", """{"database": ""}""", "The parameter 'database' must match ^[A-Za-z_]")]
    [InlineData("decommission", """{"database": "a b"}""", "The parameter 'database' must match")]
    [InlineData("decommission", """{"database": "olddb\n"}""", "The parameter 'database' must match")]
    [InlineData("decommission", """{"database": null}""", "The parameter 'database' is missing")]
    [InlineData("decommission", """{"database": "x", "ordinaryWord": "yes"}""", "The parameter 'ordinaryWord' must be true or false.")]
    [InlineData(
        "decommission",
        """{"database": "x", "colour": 1}""",
        "has no parameter 'colour'. Parameters of 'decommission': database (a string, required, ^"
    )]
    [InlineData("inventory", """{"database": "x"}""", "has no parameter 'database'. The template 'inventory' takes no parameters.")]
    public async Task Start_WithWrongParameters_SaysWhatWasExpected(string template, string parameters, string message)
    {
        await using var host = await new WorkflowHost().OpenAsync(start: false);
        var request = Request(template) with { Parameters = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(parameters) };

        var exception = await Assert.ThrowsAsync<WorkflowRequestException>(() => host.Manager.StartWorkflowAsync(request));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Empty(host.Workspace.Files);
    }

    public static TheoryData<string, string> WrongRequests =>
        new()
        {
            { """{"template": "nothing"}""", "no template 'nothing'; known are decommission, inventory, reference-scan" },
            { """{"source": {"uri": "relative"}}""", "'source.uri' must be an absolute folder or a URI" },
            { """{"source": {"uri": "/absent"}}""", "The source cannot be read" },
            { """{"maxParallelBatches": 0}""", "maxParallelBatches must be 1 to 256" },
            { """{"batches": {"maxFiles": 1001}}""", "batches.maxFiles must be 1 to 1000" },
            { """{"toleratedFailures": {"percent": 101}}""", "toleratedFailures.percent must be 0 to 100" },
            { """{"toleratedFailures": {"count": -1}}""", "toleratedFailures.count must not be negative" },
        };

    [Theory]
    [MemberData(nameof(WrongRequests))]
    public async Task Start_WithAWrongRequest_SaysWhatWasExpected(string json, string message)
    {
        await using var host = await new WorkflowHost().OpenAsync(start: false);
        var wrong = JsonSerializer.Deserialize<WorkflowRequest>(json, JsonSerializerOptions.Web)!;
        var request = wrong with
        {
            Template = wrong.Template ?? "inventory",
            Source = wrong.Source ?? new SourceRequest { Uri = "/source" },
        };

        var exception = await Assert.ThrowsAsync<WorkflowRequestException>(() => host.Manager.StartWorkflowAsync(request));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutARequestAndDefaults_SaysWhatIsMissing()
    {
        await using var host = await new WorkflowHost().OpenAsync(start: false);

        var exception = await Assert.ThrowsAsync<WorkflowRequestException>(() => host.Manager.StartWorkflowAsync());

        Assert.Contains("Workflows:Defaults:Template", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutARequest_TakesTheDefaults()
    {
        await using var host = new WorkflowHost
        {
            Configure = options =>
            {
                ManyPages(options);
                options.Defaults.Template = "decommission";
                options.Defaults.Source = new SourceRequest { Uri = "/source", Include = ["**/*.env"] };
                options.Defaults.Parameters["database"] = "olddb";
                options.Defaults.Parameters["unknown"] = "left out";
                options.Defaults.MaxParallelBatches = 2;
                options.Defaults.Apply = true;
            },
        }.AddFiles(3);
        await host.OpenAsync();

        var status = await host.FinishAsync(await host.Manager.StartWorkflowAsync());

        Assert.Equal(
            (WorkflowRunState.Succeeded, "decommission", true, 2),
            (status.State, status.Template, status.Apply, status.MaxParallelBatches)
        );
        Assert.Equal(["database"], status.Parameters.Keys);
        Assert.Equal($"file:///output/{status.Id}", status.Output);
    }
}
