using GraphMcp.Processing.Edits.Trees;

namespace GraphMcp.Processing.Edits.Json;

/// <summary>Removes members and array elements from JSON, with or without comments and trailing commas.</summary>
/// <remarks>See <see cref="DataRules"/> for what may go. The edited file is read again and compared before anything is proposed.</remarks>
public sealed class JsonEditStrategy : IEditStrategy
{
    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats { get; } = ["json"];

    /// <inheritdoc/>
    public EditProposal Propose(EditRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DataEditing.Propose(request, JsonTreeReader.Read);
    }
}
