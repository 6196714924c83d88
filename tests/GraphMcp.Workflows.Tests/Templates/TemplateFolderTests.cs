using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Tests.Templates;

/// <summary>A folder of templates beside the built-in ones.</summary>
public sealed class TemplateFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmcp-templates-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Load_AFolder_AddsItsTemplates()
    {
        Write("one.yaml", Template("one"));
        Write("two.YML", Template("two"));
        Write("notes.txt", "no template");
        Write(".hidden.yaml", "name: [");

        var catalog = TemplateCatalog.Load(folder.FullName);

        Assert.Equal(["decommission", "inventory", "one", "reference-scan", "two"], catalog.All.Select(template => template.Name));
        Assert.Equal(("one.yaml", null), (catalog.GetTemplate("one").File, catalog.GetTemplate("inventory").File));
        Assert.Empty(catalog.Broken);
    }

    [Fact]
    public void Load_ABrokenFile_HarmsNoOther()
    {
        Write("good.yaml", Template("good"));
        Write("bad.yaml", "name: mine\nsteps: []\ncolour: red");
        Write("worse.yaml", "name: [");

        var catalog = TemplateCatalog.Load(folder.FullName);

        Assert.Equal("good", catalog.GetTemplate("good").Name);
        Assert.Equal([("mine", "bad.yaml", 3L), ("worse", "worse.yaml", 2L)], catalog.Broken.Select(b => (b.Name, b.File, b.Line ?? 0)));
        var exception = Assert.Throws<WorkflowRequestException>(() => catalog.GetTemplate("mine"));
        Assert.StartsWith(
            "The template 'mine' cannot be used: bad.yaml(3): 'colour' is not known",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Load_ANameThatIsBuiltIn_StaysTheBuiltInOne()
    {
        Write("own.yaml", Template("inventory"));

        var catalog = TemplateCatalog.Load(folder.FullName);

        Assert.Null(catalog.GetTemplate("inventory").File);
        Assert.Equal(
            "own.yaml: The name 'inventory' is that of a built-in template, too; choose another.",
            catalog.Broken.Single().ToString()
        );
    }

    [Fact]
    public void Load_OneNameInTwoFiles_IsNeither()
    {
        Write("a.yaml", Template("same"));
        Write("b.yaml", Template("same"));

        var catalog = TemplateCatalog.Load(folder.FullName);

        Assert.DoesNotContain(catalog.All, template => template.Name == "same");
        Assert.Equal(
            ["is that of b.yaml, too", "is that of a.yaml, too"],
            catalog.Broken.Select(b => b.Message.Split(' ', 4)[3].Split(';')[0])
        );
    }

    [Fact]
    public void Load_NoSuchFolder_IsListed()
    {
        var catalog = TemplateCatalog.Load(Path.Combine(folder.FullName, "nowhere"));

        Assert.Equal(3, catalog.All.Count);
        Assert.Equal("nowhere: The templates folder cannot be read (DirectoryNotFoundException).", catalog.Broken.Single().ToString());
    }

    [Fact]
    public void Load_AHugeFile_IsBroken()
    {
        Write("huge.yaml", Template("huge") + new string('#', 300_000));

        var catalog = TemplateCatalog.Load(folder.FullName);

        Assert.Equal("huge.yaml(1): A template has at most 256 KiB.", catalog.Broken.Single().ToString());
    }

    private void Write(string file, string yaml) => File.WriteAllText(Path.Combine(folder.FullName, file), yaml);

    private static string Template(string name) =>
        $"name: {name}\nsteps:\n  - {{id: plan, uses: plan}}\n  - {{id: work, processor: inventory, dependsOn: plan}}\n";
}
