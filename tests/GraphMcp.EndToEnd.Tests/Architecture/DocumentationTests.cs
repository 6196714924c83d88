using System.Xml.Linq;
using Mono.Cecil;

namespace GraphMcp.EndToEnd.Tests.Architecture;

/// <summary>Every public type says in one sentence what it is.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Assemblies =>
        [.. Repository.SourceProjects.Where(project => !string.Equals(project, "GraphMcp.Cli", StringComparison.Ordinal)), "graphmcp"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void PublicTypes_OfAnAssembly_HaveASummary(string assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, assembly);
        var documented = XDocument
            .Load(file + ".xml")
            .Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        using var definition = AssemblyDefinition.ReadAssembly(file + ".dll");

        var bare = definition
            .MainModule.GetTypes()
            .Where(IsVisible)
            .Select(type => type.FullName.Replace('/', '.'))
            .Where(name => !documented.Contains("T:" + name));

        Assert.Empty(bare);
    }

    private static bool IsVisible(TypeDefinition type) =>
        type.IsNested ? type.IsNestedPublic && IsVisible(type.DeclaringType) : type.IsPublic;
}
