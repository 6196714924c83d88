using Mono.Cecil;

namespace Durable.Contracts.Tests.Surface;

/// <summary>Reads the public surface of an assembly in the line format of the published lists.</summary>
internal static class AssemblySurface
{
    public static IReadOnlyList<PublicType> Read(string path)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        using ModuleDefinition module = ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver });
        return [.. module.Types.Where(type => type.IsPublic).SelectMany(WithNested).Select(Describe)];
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        [type, .. type.NestedTypes.Where(nested => nested.IsNestedPublic || nested.IsNestedFamily).SelectMany(WithNested)];

    private static PublicType Describe(TypeDefinition type)
    {
        var name = SurfaceNames.Declared(type) + SurfaceNames.Parameters(type.GenericParameters);
        var bases = string.Join(", ", Bases(type));
        var declaration = $"{Modifier(type)}{Kind(type)} {name}{(bases.Length > 0 ? " : " + bases : "")}{Usage(type)}";
        return new PublicType(name.Split(" : ")[0], declaration, [.. Members(type).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Members(TypeDefinition type) =>
        type.IsEnum
            ? type.Fields.Where(field => field.IsStatic).Select(field => $"  {field.Name} = {field.Constant}")
            : type
                .Fields.Where(SurfaceMembers.IsVisible)
                .Select(SurfaceMembers.Field)
                .Concat(type.Properties.Where(SurfaceMembers.IsVisible).Select(SurfaceMembers.Property))
                .Concat(type.Events.Where(raised => SurfaceMembers.IsVisible(raised.AddMethod)).Select(SurfaceMembers.Event))
                .Concat(type.Methods.Where(SurfaceMembers.IsListed).Select(SurfaceMembers.Method))
                .Select(line => "  " + line);

    private static IEnumerable<string> Bases(TypeDefinition type)
    {
        var interfaces = type.Interfaces.Select(i => SurfaceNames.Of(i.InterfaceType)).Order(StringComparer.Ordinal);
        var hasOwnBase = Kind(type) is "class" or "record" && type.BaseType is { FullName: not "System.Object" };
        return hasOwnBase ? interfaces.Prepend(SurfaceNames.Of(type.BaseType)) : interfaces;
    }

    private static string Kind(TypeDefinition type) =>
        type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => type.Methods.Any(method => method.Name is "PrintMembers") ? "record struct" : "struct",
            { BaseType.FullName: "System.MulticastDelegate" } => "delegate",
            _ => type.Methods.Any(method => method.Name is "<Clone>$") ? "record" : "class",
        };

    private static string Modifier(TypeDefinition type) =>
        Kind(type) switch
        {
            "class" or "record" when type is { IsAbstract: true, IsSealed: true } => "static ",
            "class" or "record" when type.IsAbstract => "abstract ",
            "class" or "record" when type.IsSealed => "sealed ",
            "struct" or "record struct" when type.CustomAttributes.Any(a => a.AttributeType.Name is "IsReadOnlyAttribute") => "readonly ",
            _ => "",
        };

    private static string Usage(TypeDefinition type)
    {
        var usage = type.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name is nameof(AttributeUsageAttribute));
        return usage is null
            ? ""
            : $"  [targets {usage.ConstructorArguments[0].Value}{string.Concat(usage.Properties.Select(p => $", {p.Name}={p.Argument.Value}"))}]";
    }
}
