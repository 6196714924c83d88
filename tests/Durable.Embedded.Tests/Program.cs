using System.Globalization;
using Durable.Embedded.Tests.Crashes;
using Durable.Embedded.Tests.Faults;
using Durable.Embedded.Tests.Pinned;
using Xunit.MicrosoftTestingPlatform;

namespace Durable.Embedded.Tests;

/// <summary>Runs the tests, is the process that one of them kills, or writes a hub file to be pinned.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args switch
        {
            [Victim.Command, var hub, var programs, var moment] => Victim.RunAsync(
                hub,
                int.Parse(programs, CultureInfo.InvariantCulture),
                moment
            ),
            [Acknowledger.Command, var hub, var durability] => Acknowledger.RunAsync(hub, Enum.Parse<HubDurability>(durability)),
            [PinnedHubWriter.Command, var hub] => PinnedHubWriter.RunAsync(hub),
            _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        };
}
