using System.Text.Json;

namespace GraphMcp.EndToEnd.Tests.Processes;

/// <summary>What a process left.</summary>
internal sealed record FinishedProcess(int ExitCode, string Output, string Error)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Fails with all that the process said when it ended otherwise.</summary>
    public FinishedProcess Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Output}\n{Error}");
        return this;
    }
}
