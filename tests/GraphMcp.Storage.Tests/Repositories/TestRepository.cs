namespace GraphMcp.Storage.Tests.Repositories;

/// <summary>A repository that the real git made.</summary>
internal sealed class TestRepository(string folder)
{
    public string Folder => folder;

    public static async Task<TestRepository> CreateAsync(string folder, params (string Path, string Content)[] files)
    {
        Directory.CreateDirectory(folder);
        var repository = new TestRepository(folder);
        await repository.GitAsync("init", "--quiet", "--initial-branch=main");
        await repository.CommitAsync("first", files);
        return repository;
    }

    /// <summary>Commits files, and returns the commit's id.</summary>
    public async Task<string> CommitAsync(string message, params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, content);
        }

        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Tester", "-c", "user.email=t@example.org", "commit", "--quiet", "--message", message);
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    public Task<string> GitAsync(params string[] arguments) => Git.RunAsync(folder, "", arguments);
}
