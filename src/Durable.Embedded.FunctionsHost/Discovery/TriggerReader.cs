using System.Reflection;
using Durable.Embedded.FunctionsHost.Blobs;
using Durable.Embedded.FunctionsHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;

namespace Durable.Embedded.FunctionsHost.Discovery;

/// <summary>Reads what a trigger attribute says.</summary>
internal static class TriggerReader
{
    /// <summary>The trigger, or null and what is wrong with it.</summary>
    public static FunctionTrigger? Read(string function, ParameterInfo parameter, string routePrefix, out string? error)
    {
        error = null;
        switch (parameter.GetCustomAttribute<TriggerBindingAttribute>())
        {
            case OrchestrationTriggerAttribute orchestration:
                error = Require<TaskOrchestrationContext>(parameter);
                return new FunctionTrigger.Orchestration(NameOr(function, orchestration.Orchestration));
            case ActivityTriggerAttribute activity:
                return new FunctionTrigger.Activity(NameOr(function, activity.Activity), InputOf(parameter));
            case EntityTriggerAttribute entity:
                error = Require<TaskEntityDispatcher>(parameter);
                return new FunctionTrigger.Entity(NameOr(function, entity.EntityName));
            case HttpTriggerAttribute http:
                error = Require<HttpRequest>(parameter);
                return ReadHttp(function, http, LevelOf(parameter, http), routePrefix, ref error);
            case BlobTriggerAttribute blob:
                return ReadBlob(parameter, blob, ref error);
            case var other:
                error = $"this host has no trigger '{other?.GetType().Name}'.";
                return null;
        }
    }

    private static FunctionTrigger.Blob? ReadBlob(ParameterInfo parameter, BlobTriggerAttribute blob, ref string? error)
    {
        if (!BlobValue.IsServed(parameter.ParameterType))
        {
            error = $"its trigger parameter '{parameter.Name}' must be a {BlobValue.Served}, not a {parameter.ParameterType.Name}.";
        }

        try
        {
            return new FunctionTrigger.Blob(BlobPattern.Parse(blob.BlobPath), blob.Connection ?? BlobStores.Default);
        }
        catch (FormatException e)
        {
            error = $"its blob path is not valid: {e.Message}.";
            return null;
        }
    }

    private static FunctionTrigger.Http? ReadHttp(
        string function,
        HttpTriggerAttribute http,
        AuthorizationLevel level,
        string routePrefix,
        ref string? error
    )
    {
        try
        {
            return new FunctionTrigger.Http(HttpRoute.Parse(routePrefix, http.Route ?? function, http.Methods), level);
        }
        catch (RoutePatternException e)
        {
            error = $"its route '{http.Route}' is not valid: {e.Message}";
            return null;
        }
    }

    /// <summary>On Azure a trigger that names no level is open to whoever has a function key, although the attribute's property then says anonymous.</summary>
    private static AuthorizationLevel LevelOf(ParameterInfo parameter, HttpTriggerAttribute http) =>
        parameter
            .GetCustomAttributesData()
            .Single(attribute => attribute.AttributeType == typeof(HttpTriggerAttribute))
            .ConstructorArguments.Any(argument => argument.ArgumentType == typeof(AuthorizationLevel))
            ? http.AuthLevel
            : AuthorizationLevel.Function;

    private static string? Require<T>(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(T)
            ? null
            : $"its trigger parameter '{parameter.Name}' must be a {typeof(T).Name}, not a {parameter.ParameterType.Name}.";

    /// <summary>A context in the place of the input means that the activity has none.</summary>
    private static Type InputOf(ParameterInfo parameter) =>
        ParameterBinder.IsContext(parameter.ParameterType) ? typeof(object) : parameter.ParameterType;

    private static string NameOr(string function, string? name) => string.IsNullOrEmpty(name) ? function : name;
}
