using System.Text.Json;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Tests.Templates;

/// <summary>What a step's <c>when</c> can say.</summary>
public sealed class ConditionTests
{
    private static readonly Dictionary<string, ParameterType> Names = new(StringComparer.Ordinal)
    {
        ["apply"] = ParameterType.Boolean,
        ["flag"] = ParameterType.Boolean,
        ["name"] = ParameterType.String,
        ["depth"] = ParameterType.Integer,
        ["unset"] = ParameterType.Boolean,
        ["unnamed"] = ParameterType.String,
    };

    private static readonly Dictionary<string, JsonElement> Values = new(StringComparer.Ordinal)
    {
        ["flag"] = JsonSerializer.SerializeToElement(true),
        ["name"] = JsonSerializer.SerializeToElement("it's"),
        ["depth"] = JsonSerializer.SerializeToElement(3),
    };

    [Theory]
    [InlineData("apply", false)]
    [InlineData("not apply", true)]
    [InlineData("flag", true)]
    [InlineData("flag and apply", false)]
    [InlineData("flag or apply", true)]
    [InlineData("apply and apply or flag", true)]
    [InlineData("apply and (apply or flag)", false)]
    [InlineData("not (flag and apply)", true)]
    [InlineData("name == \"it's\"", true)]
    [InlineData("name != 'x'", true)]
    [InlineData("depth == 3", true)]
    [InlineData("depth != 3", false)]
    [InlineData("depth == -3", false)]
    [InlineData("flag == true", true)]
    [InlineData("unset", false)]
    [InlineData("not unset", true)]
    [InlineData("unnamed == ''", false)]
    [InlineData("unnamed != 'x'", true)]
    [InlineData("true", true)]
    public void Holds_AnExpression_IsEvaluated(string text, bool expected) =>
        Assert.Equal(expected, Condition.Parse(text, Names).Holds(Values, apply: false));

    [Fact]
    public void Holds_WithApply_SeesIt() => Assert.True(Condition.Parse("apply", Names).Holds(Values, apply: true));

    [Theory]
    [InlineData("", "it ends too early")]
    [InlineData("flag and", "it ends too early")]
    [InlineData("flag flag", "'flag' is not expected there")]
    [InlineData("(flag", "a ')' is missing")]
    [InlineData("flag)", "')' is not expected there")]
    [InlineData("colour", "'colour' is not known; known are apply, flag, name, depth, unset, unnamed")]
    [InlineData("depth", "type integer stands where a condition must")]
    [InlineData("name and flag", "type string stands where a condition must")]
    [InlineData("depth == 'x'", "type integer is compared with type string")]
    [InlineData("flag & apply", "'&' is not expected there")]
    [InlineData("name == 'x", "''' is not known")]
    public void Parse_AWrongExpression_SaysWhat(string text, string message)
    {
        var exception = Assert.Throws<FormatException>(() => Condition.Parse(text, Names));

        Assert.StartsWith($"The condition '{text}' cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
