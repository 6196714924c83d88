using System.Text.Json.Nodes;

namespace GraphMcp.Functions.OpenApi;

/// <summary>A parameter of an operation that stands in the query or a header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it says.</param>
/// <param name="Type">The JSON type of its value.</param>
/// <param name="IsMany">Whether it may be repeated.</param>
/// <param name="In">Where it stands.</param>
internal sealed record QueryParameter(string Name, string Description, string Type = "string", bool IsMany = false, string In = "query")
{
    public JsonObject ToJson()
    {
        var value = new JsonObject { ["type"] = Type };
        return new JsonObject
        {
            ["name"] = Name,
            ["in"] = In,
            ["description"] = Description,
            ["schema"] = IsMany ? new JsonObject { ["type"] = "array", ["items"] = value } : value,
        };
    }
}
