namespace GraphMcp.Functions.Tests.Plugins;

/// <summary>A folder of plugins and templates as a user lays it out, from what the solution has built.</summary>
internal sealed class PluginsFolder : IDisposable
{
    private static readonly string Repository = FindRepository();
    private static readonly string Output = Path.GetRelativePath(
        Path.Combine(Repository, "tests", "GraphMcp.Functions.Tests"),
        AppContext.BaseDirectory
    );

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("graphmcp-plugins-");

    public string Plugins => root.CreateSubdirectory("plugins").FullName;

    public string Templates => root.CreateSubdirectory("templates").FullName;

    public string this[string file] => Path.Combine(root.FullName, file);

    /// <summary>Gets the settings that name the folders.</summary>
    public Dictionary<string, string?> Settings =>
        new(StringComparer.Ordinal) { ["Workflows:Plugins"] = Plugins, ["Workflows:Templates"] = Templates };

    /// <summary>Copies the sample plugin and its template.</summary>
    public PluginsFolder AddTodoComments()
    {
        Copy("samples/plugins/TodoComments", "TodoComments");
        var template = Path.Combine(Repository, "samples", "templates", "todo-comments.yaml");
        File.Copy(template, Path.Combine(Templates, "todo-comments.yaml"));
        return this;
    }

    /// <summary>Copies the faulty plugin.</summary>
    public PluginsFolder AddFaulty(string folder = "Faulty")
    {
        Copy("tests/plugins/Faulty", folder);
        return this;
    }

    /// <summary>Writes a template with one process step.</summary>
    public PluginsFolder AddTemplate(string name, string processor)
    {
        const string Plan = "  - {id: plan, uses: plan}\n";
        var steps =
            Plan + $"  - {{id: work, processor: {processor}, dependsOn: plan}}\n  - {{id: report, uses: report, dependsOn: work}}\n";
        File.WriteAllText(Path.Combine(Templates, $"{name}.yaml"), $"name: {name}\nsteps:\n{steps}");
        return this;
    }

    public void Dispose() => root.Delete(recursive: true);

    private void Copy(string project, string folder)
    {
        var target = Directory.CreateDirectory(Path.Combine(Plugins, folder));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository, project, Output)))
        {
            File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
        }
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GraphMcp.Functions.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
