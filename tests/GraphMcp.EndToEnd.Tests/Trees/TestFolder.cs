using GraphMcp.EndToEnd.Tests.Architecture;

namespace GraphMcp.EndToEnd.Tests.Trees;

/// <summary>A folder that is deleted again; trees and results of a test go below it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("graphmcp-e2e-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Copies the sample tree and returns where to.</summary>
    public string CopySample(string name = "airline")
    {
        Copy(new DirectoryInfo(System.IO.Path.Combine(Repository.Root, "samples", "airline")), this[name]);
        return this[name];
    }

    /// <summary>Copies a tree with the modes of its files.</summary>
    public static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(System.IO.Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories())
        {
            Copy(folder, System.IO.Path.Combine(to, folder.Name));
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
