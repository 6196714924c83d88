using GraphMcp.Workflows.Tests.Histories;
using Xunit.MicrosoftTestingPlatform;

namespace GraphMcp.Workflows.Tests;

/// <summary>Runs the tests, or records the histories that one of them replays.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [HistoryRecorder.Command, var folder]
            ? HistoryRecorder.RunAsync(folder)
            : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
