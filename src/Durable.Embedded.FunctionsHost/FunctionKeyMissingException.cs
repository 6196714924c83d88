namespace Durable.Embedded.FunctionsHost;

/// <summary>Other machines could reach the host, and it has no key that they would need: it does not start.</summary>
public sealed class FunctionKeyMissingException(string url)
    : InvalidOperationException(
        $"The host is to listen at '{url}', where other machines may reach it, and has no function key. Set one with the setting "
            + $"'{FunctionsHostBuilder.KeySetting}' (environment variable '{FunctionsHostBuilder.KeySetting.Replace(":", "__", StringComparison.Ordinal)}') "
            + $"or with {nameof(FunctionsHostBuilder.UseFunctionKey)}, or listen at a loopback address such as http://127.0.0.1:7071."
    )
{
    /// <summary>The URL that needs the key.</summary>
    public string Url { get; } = url;
}
