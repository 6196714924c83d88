using Microsoft.AspNetCore.Routing.Patterns;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>The requests that a function takes: a route template, with the app's prefix, and methods.</summary>
internal sealed class HttpRoute
{
    private readonly HashSet<string> _methods;

    private HttpRoute(RoutePattern pattern, IEnumerable<string> methods)
    {
        Pattern = pattern;
        _methods = new(methods, StringComparer.OrdinalIgnoreCase);
        Shape = string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(ShapeOf))));
    }

    public RoutePattern Pattern { get; }

    /// <summary>The methods in upper case; none means any.</summary>
    public IReadOnlyCollection<string> Methods => _methods;

    /// <summary>Equal for templates that match the same paths: literals without case, parameters by their constraints only.</summary>
    public string Shape { get; }

    /// <summary>Throws what the pattern factory throws if the template is not valid.</summary>
    public static HttpRoute Parse(string prefix, string template, IEnumerable<string>? methods) =>
        new(
            RoutePatternFactory.Parse($"{prefix.Trim('/')}/{template.Trim('/')}".Trim('/')),
            (methods ?? []).Select(method => method.ToUpperInvariant())
        );

    public bool Has(string parameter) => Pattern.GetParameter(parameter) is not null;

    public bool SharesMethodWith(HttpRoute other) => _methods.Count == 0 || other._methods.Count == 0 || _methods.Overlaps(other._methods);

    public override string ToString() => $"{(_methods.Count == 0 ? "*" : string.Join(",", _methods))} /{Pattern.RawText}";

    private static string ShapeOf(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content.ToUpperInvariant(),
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter =>
                $"{{{parameter.ParameterKind}:{string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content).Order(StringComparer.Ordinal))}}}",
            _ => part.ToString()!,
        };
}
