using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Tests.Fakes;

namespace GraphMcp.Cli.Tests.Commands;

public sealed class UsageTests
{
#pragma warning disable MA0051 // a table, as long as there are mistakes to make
    public static TheoryData<string, string, string> WrongUsages =>
        new()
        {
            { "", "no command is given", "run, resume, templates, processors, serve" },
            { "runn", "unknown command 'runn'", "did you mean 'run'?" },
            { "run", "option '--source' is required", "graphmcp run --help" },
            { "run --source {source}", "required argument missing for command: 'run'", "graphmcp run --help" },
            { "run inventory --sourc {source}", "unknown option '--sourc'", "did you mean '--source'?" },
            { "run inventory extra --source {source}", "unknown argument 'extra'", "graphmcp run --help" },
            { "run inventory --source", "required argument missing for option: '--source'", "graphmcp run --help" },
            { "run inventory --source {folder}/nope", "nope does not exist", "name the folder" },
            { "run inventory --source {file}", "is a file", "--include" },
            { "run inventory --source {source} --out {file}", "is a file", "name a folder" },
            { "run inventory --source {source} --out {source}", "is or contains the source folder", "beside or below" },
            { "run inventory --source {source} --out {folder}", "is or contains the source folder", "beside or below" },
            { "run inventory --source {source} --out {out} --hub {folder}", "is a folder", "name a file" },
            { "run inventory --source {source} --out {out} --hub {source}/hub.db", "lies in the source folder", "outside" },
            {
                "run inventory --source {source} --out {out} --max-parallel 0",
                "--max-parallel 0 is no number from 1 on",
                "--max-parallel 4"
            },
            {
                "run inventory --source {source} --out {out} --max-parallel -1",
                "--max-parallel -1 is no number from 1 on",
                "--max-parallel 4"
            },
            { "run inventory --source {source} --out {out} --max-parallel two", "--max-parallel two is no number", "--max-parallel 4" },
            { "run decomission --source {source} --out {out}", "there is no template 'decomission'", "did you mean 'decommission'?" },
            { "run x --source {source} --out {out}", "there is no template 'x'", "decommission, inventory, reference-scan" },
            { "run decommission --source {source} --out {out}", "needs the parameter 'database'", "--set database=postgres_air" },
            { "run decommission --source {source} --out {out} --set database", "--set database has no value", "--set key=value" },
            { "run decommission --source {source} --out {out} --set =x", "--set =x has no value", "--set key=value" },
            { "run decommission --source {source} --out {out} --set database=a --set", "--set has no value", "--help" },
            { "run decommission --source {source} --out {out} --set database=a --set database=b", "given twice", "once" },
            { "run decommission --source {source} --out {out} --set database=", "must match ^[A-Za-z_]", "--set database=postgres_air" },
            { "run decommission --source {source} --out {out} --set database=1a", "must match ^[A-Za-z_]", "--set database=postgres_air" },
            {
                "run decommission --source {source} --out {out} --set database=a --set databas=b",
                "no parameter 'databas'",
                "did you mean 'database'?"
            },
            {
                "run decommission --source {source} --out {out} --set database=a --set ordinaryWord=x",
                "must be true or false",
                "ordinaryWord=true"
            },
            { "run inventory --source {source} --out {out} --set database=a", "inventory has no parameter 'database'", "It takes none." },
            { "resume --out {out}", "there is nothing to resume", "--out" },
            { "resume --hub {folder}/nope.db", "there is nothing to resume", "--hub" },
            { "resume a b --out {out}", "unknown argument 'b'", "graphmcp resume --help" },
            {
                "run own --source {source} --out {out} --templates {folder}/nope",
                "--templates {folder}/nope does not exist",
                "name a folder"
            },
            { "run own --source {source} --out {out} --plugins {file}", "--plugins {file} is a file", "name the folder" },
            { "run inventory --source {source} --out {out} --templates {templates}", "own.yaml: The name 'inventory' is that of", "mend" },
            { "run bad --source {source} --out {out} --templates {templates}", "bad.yaml(2): 'steps' must be a list", "mend" },
            { "run goood --source {source} --out {out} --templates {templates}", "there is no template 'goood'", "did you mean 'good'?" },
            { "resume --plugins {folder}/nope", "--plugins {folder}/nope does not exist", "name a folder" },
            { "processors --plugins {folder}/nope", "--plugins {folder}/nope does not exist", "name a folder" },
            { "serve --urls localhost:7071", "is no HTTP address", "http://127.0.0.1:7071" },
            { "serve --out {out} --allow-root {folder}/nope", "nope is no folder", "that are there" },
            { "serve --out {out} --allow-root {file}", "is no folder", "that are there" },
            { "serve --out {out} --inbox {folder}/nope", "nope is no folder", "starts workflows" },
            { "serve --out {out} --inbox {file}", "is no folder", "starts workflows" },
            { "list", "no server is named", "--server http://127.0.0.1:7071" },
            { "list --server localhost", "is no HTTP address", "--server http://127.0.0.1:7071" },
            { "list --server http://127.0.0.1:1 --top many", "--top many is no number", "--top 20" },
            { "list --server http://127.0.0.1:1 --label team", "--label team has no value", "name=value" },
            { "status --server http://127.0.0.1:1", "required argument missing for command: 'status'", "graphmcp status --help" },
            { "set w --server http://127.0.0.1:1", "nothing is to be set", "--max-parallel" },
            { "set w --server http://127.0.0.1:1 --tolerate some", "--tolerate some is neither", "--tolerate 2.5%" },
            { "purge --server http://127.0.0.1:1", "either a workflow's id or --older-than", "30d" },
            { "resume --server http://127.0.0.1:1", "no workflow is named", "graphmcp list" },
            { "resume w --server http://127.0.0.1:1 --out {out}", "do not go together", "own folders" },
            { "run inventory --source {source} --out {out} --tolerate 101%", "--tolerate 101% is neither", "--tolerate 10" },
            { "run inventory --source {source} --out {out} --batch-bytes 4X", "--batch-bytes 4X is no size", "4M" },
            { "run inventory --source {source} --out {out} --batch-files 0", "--batch-files 0 is no number", "--batch-files 50" },
            { "run inventory --source {source} --out {out} --start-at soon", "--start-at soon is no time", "2030-01-31" },
            { "run inventory --source {source} --out {out} --label a=1 --label a=2", "given twice", "once" },
            { "serve --out {out} --max-activities 0", "--max-activities 0 is no number", "--max-activities 16" },
            { "serve --urls ftp://127.0.0.1", "is no HTTP address", "http://127.0.0.1:7071" },
        };
#pragma warning restore MA0051

    [Theory]
    [MemberData(nameof(WrongUsages))]
    public async Task Run_WrongUsage_IsOneLineAndAHintAndLeavesNothingBehind(string commandLine, string message, string hint)
    {
        using var cli = new CliFixture();
        var (file, templates) = (cli.Folder.File("file.txt"), cli.WriteTemplates());
        string Fill(string text) =>
            text.Replace("{source}", cli.Source, StringComparison.Ordinal)
                .Replace("{folder}", cli.Folder.Path, StringComparison.Ordinal)
                .Replace("{file}", file, StringComparison.Ordinal)
                .Replace("{templates}", templates, StringComparison.Ordinal)
                .Replace("{out}", cli.Out, StringComparison.Ordinal);

        var exitCode = await cli.RunAsync(Fill(commandLine).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        var lines = cli.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(ExitCodes.WrongUsage, exitCode);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("error: ", lines[0], StringComparison.Ordinal);
        Assert.Contains(Fill(message), lines[0], StringComparison.Ordinal);
        Assert.StartsWith("hint: ", lines[1], StringComparison.Ordinal);
        Assert.Contains(hint, lines[1], StringComparison.Ordinal);
        Assert.Empty(cli.Output);
        Assert.False(Directory.Exists(cli.Out));
        Assert.Empty(Directory.EnumerateFileSystemEntries(cli.Source));
    }

    [Theory]
    [InlineData("--source", "")]
    [InlineData("--out", " ")]
    [InlineData("--hub", "")]
    [InlineData("--include", "")]
    [InlineData("--workflow-id", "")]
    public async Task Run_EmptyValue_IsWrongUsage(string option, string value)
    {
        using var cli = new CliFixture();

        var exitCode = await cli.RunAsync("run", "inventory", "--source", cli.Source, option, value);

        Assert.Equal(ExitCodes.WrongUsage, exitCode);
        Assert.StartsWith("error: ", cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "run")]
    [InlineData("run --help", "--fail-on-findings")]
    [InlineData("resume --help", "--hub")]
    [InlineData("serve --help", "--urls")]
    [InlineData("--version", "0.1.0")]
    [InlineData("templates", "decommission")]
    [InlineData("templates --schema", "GraphMcp workflow template")]
    [InlineData("processors", "reference-scan   Finds every reference to a database and changes nothing.\n    built in")]
    public async Task Run_AskedForInformation_WritesItToTheOutput(string commandLine, string expected)
    {
        using var cli = new CliFixture();

        var exitCode = await cli.RunAsync(commandLine.Split(' '));

        Assert.Equal(ExitCodes.Succeeded, exitCode);
        Assert.Contains(expected, cli.Output, StringComparison.Ordinal);
        Assert.Empty(cli.Error);
    }
}
