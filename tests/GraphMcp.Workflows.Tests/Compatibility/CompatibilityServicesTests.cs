using GraphMcp.Workflows.Compatibility;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>The old contract out of a host's services, switched by its configuration.</summary>
public sealed class CompatibilityServicesTests
{
    [Fact]
    public async Task Options_WithoutConfiguration_OfferEventsAndRoutesButNoLines()
    {
        await using var host = Host();

        var options = host.GetRequiredService<IOptions<LegacyOptions>>().Value;

        Assert.Equal((true, false, true), (options.Events, options.Progress, options.Routes));
    }

    [Fact]
    public async Task Options_OfAConfiguration_SwitchEachPartForItself()
    {
        await using var host = Host(
            ("Workflows:Legacy:Events", "false"),
            ("Workflows:Legacy:Progress", "true"),
            ("Workflows:Legacy:ProgressFormat", "Dual"),
            ("Workflows:Legacy:Sunset", "2030-01-01T00:00:00Z")
        );

        var options = host.GetRequiredService<IOptions<LegacyOptions>>().Value;

        Assert.Equal(
            (false, true, true, LegacyProgressFormat.Dual),
            (options.Events, options.Progress, options.Routes, options.ProgressFormat)
        );
        Assert.Equal(2030, options.Sunset.Year);
    }

    [Fact]
    public async Task Options_WithASunsetBeforeTheDeprecation_AreRefused()
    {
        await using var host = Host(("Workflows:Legacy:Sunset", "2020-01-01T00:00:00Z"));

        var error = Assert.Throws<OptionsValidationException>(() => host.GetRequiredService<IOptions<LegacyOptions>>().Value);

        Assert.Contains("Workflows:Legacy:Sunset", error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Host(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))
        );
        return new ServiceCollection().AddGraphMcpCompatibility(configuration.Build()).BuildServiceProvider();
    }
}
