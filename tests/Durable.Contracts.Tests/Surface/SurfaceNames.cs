using Mono.Cecil;
using Mono.Collections.Generic;

namespace Durable.Contracts.Tests.Surface;

/// <summary>Writes types, parameters and constants as the published lists do.</summary>
internal static class SurfaceNames
{
    public static string Of(TypeReference type) =>
        type switch
        {
            ByReferenceType reference => Of(reference.ElementType),
            RequiredModifierType modified => Of(modified.ElementType),
            ArrayType array => Of(array.ElementType) + "[]",
            GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable => Of(nullable.GenericArguments[0]) + "?",
            GenericInstanceType generic => $"{Plain(generic.ElementType)}<{string.Join(", ", generic.GenericArguments.Select(Of))}>",
            _ => Keyword(type.FullName) ?? Plain(type),
        };

    public static string Declared(TypeDefinition type) =>
        (type.DeclaringType is { } outer ? $"{Declared(outer)}.{type.Name}" : type.FullName).Split('`')[0];

    public static string Parameters(Collection<GenericParameter> parameters) =>
        parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters.Select(Parameter))}>";

    public static string Parameters(Collection<ParameterDefinition> parameters) => string.Join(", ", parameters.Select(Parameter));

    public static string Constant(object? value) =>
        value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            _ => value.ToString()!,
        };

    private static string Parameter(ParameterDefinition parameter)
    {
        string passing =
            parameter.CustomAttributes.Any(a => a.AttributeType.Name is nameof(ParamArrayAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : parameter.ParameterType.IsByReference ? "ref "
            : "";
        string value =
            parameter.HasConstant ? " = " + Constant(parameter.Constant)
            : parameter.IsOptional ? " = default"
            : "";
        return $"{passing}{Of(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Parameter(GenericParameter parameter)
    {
        string variance =
            parameter.IsContravariant ? "in "
            : parameter.IsCovariant ? "out "
            : "";
        var constraint = parameter switch
        {
            { HasNotNullableValueTypeConstraint: true } => " : struct",
            { HasReferenceTypeConstraint: true } => " : class",
            { HasConstraints: true } => " : " + string.Join("&", parameter.Constraints.Select(constraint => Of(constraint.ConstraintType))),
            _ => "",
        };
        return variance + parameter.Name + constraint;
    }

    private static string Plain(TypeReference type) => type.FullName.Split('`')[0].Replace('/', '.');

    private static string? Keyword(string fullName) =>
        fullName switch
        {
            "System.Void" => "void",
            "System.String" => "string",
            "System.Object" => "object",
            "System.Boolean" => "bool",
            "System.Int32" => "int",
            "System.Int64" => "long",
            "System.Double" => "double",
            _ => null,
        };
}
