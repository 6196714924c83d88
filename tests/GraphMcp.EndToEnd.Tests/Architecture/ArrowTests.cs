using Mono.Cecil;

namespace GraphMcp.EndToEnd.Tests.Architecture;

/// <summary>Keeps the arrows of docs/architecture.md: what may know what.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Durable.Contracts"] = [],
        ["Durable.Embedded"] = ["Durable.Contracts"],
        ["Durable.Embedded.FunctionsHost"] = ["Durable.Embedded"],
        ["GraphMcp.Processing"] = [],
        ["GraphMcp.Workflows"] = ["GraphMcp.Processing", "Durable.Contracts"],
        ["GraphMcp.Storage"] = ["GraphMcp.Workflows"],
        ["GraphMcp.Functions"] = ["GraphMcp.Workflows", "GraphMcp.Storage", "GraphMcp.Processing", "Durable.Contracts"],
        ["GraphMcp.Cli"] = ["GraphMcp.Functions", "Durable.Embedded.FunctionsHost", "GraphMcp.Workflows"],
    };

    public static TheoryData<string> Projects => [.. Repository.SourceProjects];

    [Fact]
    public void SourceProjects_OfTheSolution_AreTheOnesTheArrowsKnow() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Repository.SourceProjects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectReferences_OfAProject_FollowTheArrows(string project) =>
        Assert.Empty(Repository.ReferencesOf(project).Except(Allowed[project], StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void AssemblyReferences_OfAProject_StayWithinWhatTheArrowsReach(string project)
    {
        var assembly = string.Equals(project, "GraphMcp.Cli", StringComparison.Ordinal) ? "graphmcp" : project;
        using var definition = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

        var ours = definition.MainModule.AssemblyReferences.Select(reference => reference.Name).Where(Allowed.ContainsKey);

        Assert.Empty(ours.Except(Reach(project), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Durable.", "GraphMcp")]
    [InlineData("GraphMcp.", "SQLite")]
    public void Sources_OfOneSide_NeverMentionTheOther(string side, string word)
    {
        var mentions = Repository
            .SourceProjects.Where(project => project.StartsWith(side, StringComparison.Ordinal))
            .SelectMany(Repository.SourceFilesOf)
            .Where(file => File.ReadAllText(file).Contains(word, StringComparison.OrdinalIgnoreCase))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.Empty(mentions);
    }

    [Fact]
    public void Sources_OfAllProjects_HaveNoConditionalCompilation()
    {
        var conditional = Repository
            .SourceProjects.SelectMany(Repository.SourceFilesOf)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));

        Assert.Empty(conditional);
    }

    private static HashSet<string> Reach(string project)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([project]);
        while (open.TryPop(out var next))
        {
            foreach (var target in Allowed[next].Where(reached.Add))
            {
                open.Push(target);
            }
        }

        return reached;
    }
}
