namespace GraphMcp.Workflows.Compatibility;

/// <summary>An event as the old bus knows it.</summary>
/// <param name="Type">Its type, in snake case.</param>
/// <param name="Payload">Its payload: texts, numbers, booleans, null, lists and dictionaries of these.</param>
internal sealed record LegacyEvent(string Type, IReadOnlyDictionary<string, object?> Payload);
