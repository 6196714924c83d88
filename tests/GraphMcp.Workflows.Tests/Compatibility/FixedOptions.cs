using GraphMcp.Workflows.Compatibility;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>Options that a test switches while something runs.</summary>
internal sealed class FixedOptions : IOptionsMonitor<LegacyOptions>
{
    public LegacyOptions CurrentValue { get; } = new() { Progress = true };

    public LegacyOptions Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<LegacyOptions, string?> listener) => null;
}
