using System.Text.Json;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Tests.Fakes;

internal static class Statuses
{
    public static WorkflowStatus Of(WorkflowRunState state, string id = "wf-1", string output = "/nowhere") =>
        new()
        {
            Id = id,
            Template = "decommission",
            Parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal),
            State = state,
            Source = "file:///source",
            Output = new Uri(output).AbsoluteUri,
        };
}
