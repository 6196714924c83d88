using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GraphMcp.Workflows.Templates;

/// <summary>One parameter of a template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Default">Its value when it is not given, or null.</param>
/// <param name="Pattern">The regular expression that a string must match as a whole, or null.</param>
/// <param name="Description">One sentence for a person.</param>
public sealed record TemplateParameter(
    string Name,
    ParameterType Type,
    bool Required = false,
    JsonElement? Default = null,
    string? Pattern = null,
    string? Description = null
)
{
    /// <summary>Returns what is wrong with a value in one sentence, or null.</summary>
    public string? FindError(JsonElement value)
    {
        var fits = Type switch
        {
            ParameterType.String => value.ValueKind == JsonValueKind.String,
            ParameterType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        };
        if (!fits)
        {
            return $"The parameter '{Name}' must be {Expected}.";
        }

        return Type == ParameterType.String && Pattern is not null && !Matches(value.GetString()!)
            ? $"The parameter '{Name}' must match {Pattern}."
            : null;
    }

    /// <summary>Returns a value given as text (on a command line, in a configuration) as this parameter's type; text that does not fit stays text.</summary>
    public JsonElement FromText(string text) =>
        Type switch
        {
            ParameterType.Boolean when bool.TryParse(text, out var flag) => JsonSerializer.SerializeToElement(flag),
            ParameterType.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                JsonSerializer.SerializeToElement(number),
            _ => JsonSerializer.SerializeToElement(text),
        };

    /// <summary>Gets what a value has to be, for messages.</summary>
    internal string Expected =>
        Type switch
        {
            ParameterType.String => "a string",
            ParameterType.Boolean => "true or false",
            _ => "a whole number",
        };

    private bool Matches(string text)
    {
        try
        {
            // "$" alone would let a final line break pass.
            return Regex.IsMatch(text, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant, TemplatePattern.MatchTimeout);
        }
        catch (RegexMatchTimeoutException)
        {
            // A text on which the pattern runs away is none that it was written for.
            return false;
        }
    }
}
