using Mono.Cecil;

namespace Durable.Contracts.Tests.Surface;

/// <summary>Writes members as the published lists do.</summary>
internal static class SurfaceMembers
{
    public static bool IsVisible(FieldDefinition field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    public static bool IsVisible(PropertyDefinition property) =>
        Visible(property.GetMethod) is not null || Visible(property.SetMethod) is not null;

    public static bool IsVisible(MethodDefinition method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>Methods, constructors and operators; accessors stand with their properties and events.</summary>
    public static bool IsListed(MethodDefinition method) =>
        IsVisible(method)
        && !method.Name.Contains('<', StringComparison.Ordinal)
        && (method.IsConstructor ? !method.IsStatic : !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    public static string Field(FieldDefinition field)
    {
        string storage =
            field.IsLiteral ? "const "
            : field.IsStatic ? "static "
            : "";
        var value = field.HasConstant ? " = " + SurfaceNames.Constant(field.Constant) : "";
        return $"{Access(field.IsPublic)}{storage}{(field.IsInitOnly ? "readonly " : "")}{SurfaceNames.Of(field.FieldType)} {field.Name}{value}";
    }

    public static string Property(PropertyDefinition property)
    {
        var getter = Visible(property.GetMethod);
        var setter = Visible(property.SetMethod);
        MethodDefinition shown = (getter ?? setter)!;
        var name = property.HasParameters ? $"this[{SurfaceNames.Parameters(property.Parameters)}]" : property.Name;
        var required = property.CustomAttributes.Any(a => a.AttributeType.Name is "RequiredMemberAttribute") ? "required " : "";
        var accessors = Accessor(getter, shown, "get; ") + Accessor(setter, shown, SetterOf(setter));
        return $"{Access(shown.IsPublic)}{Modifier(shown)}{required}{SurfaceNames.Of(property.PropertyType)} {name} {{ {accessors}}}";
    }

    public static string Event(EventDefinition raised) =>
        $"{Access(raised.AddMethod.IsPublic)}{Modifier(raised.AddMethod)}event {SurfaceNames.Of(raised.EventType)} {raised.Name}";

    public static string Method(MethodDefinition method)
    {
        var parameters = SurfaceNames.Parameters(method.Parameters);
        if (method.IsConstructor)
        {
            return $"{Access(method.IsPublic)}{method.DeclaringType.Name.Split('`')[0]}({parameters})";
        }

        var receiver = method.CustomAttributes.Any(a => a.AttributeType.Name is "ExtensionAttribute") ? "this " : "";
        var name = method.Name + SurfaceNames.Parameters(method.GenericParameters);
        return $"{Access(method.IsPublic)}{Modifier(method)}{SurfaceNames.Of(method.ReturnType)} {name}({receiver}{parameters})";
    }

    private static MethodDefinition? Visible(MethodDefinition? accessor) => accessor is not null && IsVisible(accessor) ? accessor : null;

    private static string SetterOf(MethodDefinition? setter) => setter?.ReturnType is RequiredModifierType ? "init; " : "set; ";

    private static string Accessor(MethodDefinition? accessor, MethodDefinition shown, string keyword) =>
        accessor is null ? ""
        : shown.IsPublic && !accessor.IsPublic ? "protected " + keyword
        : keyword;

    private static string Access(bool isPublic) => isPublic ? "" : "protected ";

    private static string Modifier(MethodDefinition method) =>
        method switch
        {
            { DeclaringType.IsInterface: true } => method.IsAbstract ? "" : "default ",
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsReuseSlot: true, IsFinal: true } => "sealed override ",
            { IsVirtual: true, IsReuseSlot: true } => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
}
