using System.Text.Json;

namespace GraphMcp.Workflows.Templates;

/// <summary>A step's <c>when</c>: a pure, culture-invariant expression over the parameters and <c>apply</c>.</summary>
/// <remarks>
/// Names, <c>true</c>, <c>false</c>, whole numbers, text in quotes; <c>not</c>, <c>and</c>, <c>or</c>, <c>==</c>, <c>!=</c>, parentheses. A
/// parameter without a value is null: false as a condition, and equal to nothing.
/// </remarks>
public sealed class Condition
{
    private readonly Func<IReadOnlyDictionary<string, JsonElement>, object?> evaluate;

    internal Condition(Func<IReadOnlyDictionary<string, JsonElement>, object?> evaluate) => this.evaluate = evaluate;

    /// <summary>The name under which an expression sees whether the workflow applies its edits.</summary>
    public const string ApplyName = "apply";

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The types of the names that it may use.</param>
    /// <exception cref="FormatException">It is no such expression; the message says what is wrong with it.</exception>
    public static Condition Parse(string text, IReadOnlyDictionary<string, ParameterType> names) =>
        new ConditionParser(text, names).Parse();

    /// <summary>Returns whether it holds.</summary>
    public bool Holds(IReadOnlyDictionary<string, JsonElement> parameters, bool apply)
    {
        var values = new Dictionary<string, JsonElement>(parameters, StringComparer.Ordinal)
        {
            [ApplyName] = JsonSerializer.SerializeToElement(apply),
        };
        return evaluate(values) is true;
    }
}
