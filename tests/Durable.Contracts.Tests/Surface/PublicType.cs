namespace Durable.Contracts.Tests.Surface;

/// <summary>A public type as lines: one that declares it, and one for each of its public and protected members.</summary>
internal sealed record PublicType(string Name, string Declaration, IReadOnlyList<string> Members);
