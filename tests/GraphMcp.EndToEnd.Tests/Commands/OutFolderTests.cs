using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Commands;

/// <summary>Who may use a result folder, and when.</summary>
public sealed class OutFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_UnfinishedRunInTheFolder_IsRefusedWithTheCommandThatResumesIt()
    {
        GeneratedTree.Write(_folder["tree"], 1500);
        await using (var killed = GraphMcpProcess.Start(_folder.Path, Arguments("tree")))
        {
            await killed.WaitForErrorAsync("process ");
        }

        var refused = (await GraphMcpProcess.RunAsync(_folder.Path, Arguments("tree"))).Expect(2);
        var command = refused.Error.Split("resume it with: ")[1].Trim();
        var resumed = await ShellTool.RunAsync(_folder.Path, "/bin/sh", "-c", command);

        Assert.Empty(refused.Output);
        resumed.Expect(0);
    }

    [Fact]
    public async Task Run_FolderThatAnotherProcessUses_IsRefused()
    {
        GeneratedTree.Write(_folder["tree"], 10);
        await using var server = GraphMcpProcess.Start(_folder.Path, "serve", "--urls", "http://127.0.0.1:0", "--out", "out");
        await server.WaitForOutputAsync("listening on ");

        var refused = (await GraphMcpProcess.RunAsync(_folder.Path, Arguments("tree"))).Expect(2);

        Assert.Contains("in use by another process", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnotherTemplateIntoTheSameFolder_ReplacesTheReports()
    {
        GeneratedTree.Write(_folder["tree"], 10);
        (await GraphMcpProcess.RunAsync(_folder.Path, Arguments("tree"))).Expect(0);

        (await GraphMcpProcess.RunAsync(_folder.Path, "run", "inventory", "--source", "tree", "--out", "out")).Expect(0);

        Assert.Equal("inventory", (string)Reports.ReportDocument.Read(_folder["out"])["template"]!);
        Assert.Empty(Reports.ReportDocument.Patch(_folder["out"]));
    }

    [Fact]
    public async Task Resume_HubAlone_FindsAllElseInIt()
    {
        GeneratedTree.Write(_folder["tree"], 1500);
        await using (var killed = GraphMcpProcess.Start(_folder.Path, [.. Arguments("tree"), "--hub", "elsewhere/hub.db"]))
        {
            await killed.WaitForErrorAsync("process ");
        }

        var elsewhere = Directory.CreateDirectory(_folder["cwd"]).FullName;
        var resumed = await GraphMcpProcess.RunAsync(elsewhere, "resume", "--hub", _folder["elsewhere/hub.db"]);

        resumed.Expect(0);
        Assert.True(File.Exists(_folder["out/report.json"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    private static string[] Arguments(string source) =>
        ["run", "decommission", "--set", "database=postgres_air", "--source", source, "--out", "out", "--max-parallel", "1"];
}
