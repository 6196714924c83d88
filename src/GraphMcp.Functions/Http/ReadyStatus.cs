using System.Text.Json.Serialization;

namespace GraphMcp.Functions.Http;

/// <summary>Whether the app can work; anybody may read it, so it names no place.</summary>
/// <param name="Status"><c>ready</c> or <c>unready</c>.</param>
/// <param name="Hub">Whether the task hub answers: <c>reachable</c> or <c>unreachable</c>.</param>
/// <param name="Workspace">Whether the workspace answers.</param>
/// <param name="Runtime">What runs the workflows: <c>embedded</c> or <c>azure</c>.</param>
/// <param name="Version">The app's version.</param>
public sealed record ReadyStatus(string Status, string Hub, string Workspace, string Runtime, string Version)
{
    internal const string Reachable = "reachable";
    internal const string Unreachable = "unreachable";

    [JsonIgnore]
    internal bool IsReady => Hub == Reachable && Workspace == Reachable;
}
