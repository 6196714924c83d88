using System.Globalization;
using Durable.Embedded.Tests.Crashes;
using Xunit.MicrosoftTestingPlatform;

namespace Durable.Embedded.Tests;

/// <summary>Runs the tests, or is the process that one of them kills.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [Victim.Command, var hub, var programs, var point]
            ? Victim.RunAsync(hub, int.Parse(programs, CultureInfo.InvariantCulture), int.Parse(point, CultureInfo.InvariantCulture))
            : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
