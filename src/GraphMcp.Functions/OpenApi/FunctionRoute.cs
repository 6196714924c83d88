using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace GraphMcp.Functions.OpenApi;

/// <summary>An HTTP function of this app: what it is called and which requests it takes.</summary>
internal sealed class FunctionRoute
{
    private readonly TemplateMatcher matcher;

    private FunctionRoute(string name, HttpTriggerAttribute trigger)
    {
        var template = TemplateParser.Parse(trigger.Route ?? name);
        matcher = new TemplateMatcher(template, []);
        Name = name;
        Template = trigger.Route ?? name;
        Methods = [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant())];
        Parameters = [.. template.Parameters.Select(parameter => parameter.Name!)];
        IsAnonymous = trigger.AuthLevel == AuthorizationLevel.Anonymous;
        IsCatchAll = template.Parameters.Any(parameter => parameter.IsCatchAll);
    }

    /// <summary>Gets every HTTP function of the app, by route.</summary>
    public static IReadOnlyList<FunctionRoute> All { get; } =
    [.. Find(typeof(FunctionRoute).Assembly).OrderBy(route => route.Template, StringComparer.Ordinal)];

    public string Name { get; }

    public string Template { get; }

    /// <summary>Gets the methods in upper case; none means any.</summary>
    public IReadOnlyList<string> Methods { get; }

    public IReadOnlyList<string> Parameters { get; }

    public bool IsAnonymous { get; }

    public bool IsCatchAll { get; }

    /// <summary>Returns whether a path below the app's prefix is this route's, whatever the method.</summary>
    public bool Matches(string path) => matcher.TryMatch("/" + path.TrimStart('/'), new RouteValueDictionary());

    private static IEnumerable<FunctionRoute> Find(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select new FunctionRoute(function.Name, trigger);
}
