using Microsoft.DurableTask;

namespace Durable.Embedded.Tests.Faults;

/// <summary>A process that starts instances one after the other, and prints a line for each that was acknowledged.</summary>
internal static class Acknowledger
{
    public const string Command = "acknowledge";

    public const int Starts = 10;

    public const string Line = "acknowledged ";

    public static async Task<int> RunAsync(string path, HubDurability durability)
    {
        try
        {
            await StartAllAsync(new EmbeddedHubOptions { Path = path, Durability = durability });
            return 0;
        }
        catch (HubFileException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task StartAllAsync(EmbeddedHubOptions options)
    {
        // The hub is not started: each write of the log belongs to the one start that waits for it.
        await using var hub = await EmbeddedHub.OpenAsync(options, new DurableTaskRegistry());
        for (var number = 0; number < Starts; number++)
        {
            Console.WriteLine(Line + await hub.Client.ScheduleNewOrchestrationInstanceAsync("Nothing"));
        }
    }
}
