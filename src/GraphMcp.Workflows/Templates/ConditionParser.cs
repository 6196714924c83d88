using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Values = System.Collections.Generic.IReadOnlyDictionary<string, System.Text.Json.JsonElement>;

namespace GraphMcp.Workflows.Templates;

/// <summary>Reads a <see cref="Condition"/> by recursive descent and checks its types on the way.</summary>
internal sealed partial class ConditionParser(string text, IReadOnlyDictionary<string, ParameterType> names)
{
    private readonly List<string> tokens = [.. Token().Matches(text).Select(match => match.Value)];
    private int position;

    private sealed record Expression(ParameterType Type, Func<Values, object?> Evaluate);

    public Condition Parse()
    {
        var parsed = Boolean(Or());
        return position == tokens.Count ? new Condition(parsed.Evaluate) : throw Wrong($"'{tokens[position]}' is not expected there");
    }

    private Expression Or()
    {
        var left = And();
        while (Take("or"))
        {
            var (a, b) = (Boolean(left), Boolean(And()));
            left = new(ParameterType.Boolean, values => a.Evaluate(values) is true || b.Evaluate(values) is true);
        }

        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (Take("and"))
        {
            var (a, b) = (Boolean(left), Boolean(Not()));
            left = new(ParameterType.Boolean, values => a.Evaluate(values) is true && b.Evaluate(values) is true);
        }

        return left;
    }

    private Expression Not()
    {
        if (!Take("not"))
        {
            return Comparison();
        }

        var negated = Boolean(Not());
        return new(ParameterType.Boolean, values => negated.Evaluate(values) is not true);
    }

    private Expression Comparison()
    {
        var left = Primary();
        var negated = Take("!=");
        if (!negated && !Take("=="))
        {
            return left;
        }

        var right = Primary();
        if (left.Type != right.Type)
        {
            throw Wrong($"type {Name(left.Type)} is compared with type {Name(right.Type)}");
        }

        return new(ParameterType.Boolean, values => (left.Evaluate(values) is { } a && a.Equals(right.Evaluate(values))) != negated);
    }

    private Expression Primary()
    {
        if (Take("("))
        {
            var inner = Or();
            return Take(")") ? inner : throw Wrong("a ')' is missing");
        }

        var token = position < tokens.Count ? tokens[position++] : throw Wrong("it ends too early");
        return token switch
        {
            "true" or "false" => Literal(ParameterType.Boolean, token == "true"),
            ['\'' or '"', .., _] => Literal(ParameterType.String, token[1..^1]),
            _ when long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => Literal(
                ParameterType.Integer,
                number
            ),
            _ when names.TryGetValue(token, out var type) => new(type, values => Read(values, token)),
            _ => throw Wrong($"'{token}' is not known; known are {string.Join(", ", names.Keys)}"),
        };
    }

    private static object? Read(Values values, string name) =>
        !values.TryGetValue(name, out var value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetInt64(),
                _ => null,
            };

    private static Expression Literal(ParameterType type, object value) => new(type, _ => value);

    private Expression Boolean(Expression expression) =>
        expression.Type == ParameterType.Boolean ? expression : throw Wrong($"type {Name(expression.Type)} stands where a condition must");

    private bool Take(string token)
    {
        var taken = position < tokens.Count && string.Equals(tokens[position], token, StringComparison.Ordinal);
        position += taken ? 1 : 0;
        return taken;
    }

    private static string Name(ParameterType type) => type.ToString().ToLowerInvariant();

    private FormatException Wrong(string what) => new($"The condition '{text}' cannot be read: {what}.");

    // The last alternative takes any other character, so that it is reported and not passed over.
    [GeneratedRegex(
        """==|!=|[()]|'[^']*'|"[^"]*"|-?[0-9]+|[A-Za-z_][A-Za-z0-9_-]*|\S""",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
