namespace GraphMcp.Workflows.Templates;

/// <summary>Reads the template files of a folder; a file that is wrong harms no other.</summary>
internal static class TemplateFolder
{
    private const int MostBytes = 256 * 1024;
    private static readonly string[] Extensions = [".yaml", ".yml"];

    /// <summary>Returns the templates and the files that cannot be used.</summary>
    /// <param name="folder">The folder; what is below its sub-folders is not read.</param>
    /// <param name="taken">The names of the built-in templates.</param>
    public static (IReadOnlyList<WorkflowTemplate> Templates, IReadOnlyList<BrokenTemplate> Broken) Read(
        string folder,
        IReadOnlyCollection<string> taken
    )
    {
        var (templates, broken) = (new List<WorkflowTemplate>(), new List<BrokenTemplate>());
        try
        {
            foreach (var path in Files(folder))
            {
                ReadFile(path, templates, broken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
            broken.Add(new BrokenTemplate(name, name, null, $"The templates folder cannot be read ({exception.GetType().Name})."));
        }

        return Separate(templates, broken, taken);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Where(path => !Path.GetFileName(path).StartsWith('.'))
            .Order(StringComparer.Ordinal);

    private static void ReadFile(string path, List<WorkflowTemplate> templates, List<BrokenTemplate> broken)
    {
        var (file, stem) = (Path.GetFileName(path), Path.GetFileNameWithoutExtension(path));
        var yaml = "";
        try
        {
            yaml = ReadText(path, file);
            templates.Add(TemplateReader.Read(file, yaml) with { File = file });
        }
        catch (TemplateException exception)
        {
            broken.Add(new BrokenTemplate(TemplateReader.FindName(file, yaml) ?? stem, file, exception.Line, exception.Detail));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            broken.Add(new BrokenTemplate(stem, file, null, $"The file cannot be read ({exception.GetType().Name})."));
        }
    }

    private static string ReadText(string path, string file) =>
        new FileInfo(path).Length <= MostBytes
            ? File.ReadAllText(path)
            : throw new TemplateException(file, 1, $"A template has at most {MostBytes / 1024} KiB.");

    /// <summary>Puts aside all files of a name that is used twice: which of them was meant cannot be told.</summary>
    private static (IReadOnlyList<WorkflowTemplate> Templates, IReadOnlyList<BrokenTemplate> Broken) Separate(
        List<WorkflowTemplate> templates,
        List<BrokenTemplate> broken,
        IReadOnlyCollection<string> taken
    )
    {
        var single = new List<WorkflowTemplate>();
        foreach (var group in templates.GroupBy(template => template.Name, StringComparer.Ordinal))
        {
            var isTaken = taken.Contains(group.Key, StringComparer.Ordinal);
            if (!isTaken && group.Count() == 1)
            {
                single.Add(group.Single());
                continue;
            }

            broken.AddRange(group.Select(template => Clash(template, isTaken, group.Select(other => other.File!))));
        }

        return (single, [.. broken.OrderBy(template => template.File, StringComparer.Ordinal)]);
    }

    private static BrokenTemplate Clash(WorkflowTemplate template, bool isTaken, IEnumerable<string> files)
    {
        var others = string.Join(", ", files.Where(file => file != template.File));
        var holder = isTaken ? "a built-in template" : others;
        return new BrokenTemplate(
            template.Name,
            template.File!,
            null,
            $"The name '{template.Name}' is that of {holder}, too; choose another."
        );
    }
}
