namespace Faulty;

/// <summary>A service that the plugin itself registers.</summary>
/// <param name="Text">What it says.</param>
public sealed record Greeting(string Text);
