using System.Diagnostics;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Tests.Terminal;

public sealed class ShellCommandTests
{
    [Theory]
    [InlineData("out")]
    [InlineData("my results")]
    [InlineData("it's")]
    [InlineData("''")]
    [InlineData("$HOME `date` \"x\" \\ ; & | < > * ? [a] {b,c} ~ # !")]
    [InlineData("line\nbreak")]
    [InlineData("Zürich/✈")]
    [InlineData("")]
    public async Task Quote_AnyArgument_IsReadBackByAShell(string argument)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(ShellCommand.Join("printf %s", argument));

        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(argument, output);
    }

    [Fact]
    public void Join_PlainArguments_AreNotQuoted() =>
        Assert.Equal("graphmcp resume wf-1 --out a/b", ShellCommand.Join("graphmcp", "resume", "wf-1", "--out", "a/b"));
}
