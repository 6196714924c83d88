using System.Text.RegularExpressions;
using CsCheck;
using GraphMcp.Storage.Tests.Folders;

namespace GraphMcp.Storage.Tests.Globs;

public sealed partial class IgnoreFileTests
{
    private const int Iterations = 100;

    private static readonly string[] Names = ["a", "b", "ab", "a.b", "b.a", "a b", "a ", "é", "[ab]", "#a", "!b", "\\a", "a-b", "]", "A1"];

    private static readonly string[] Tokens =
    [
        "a",
        "b",
        ".",
        "*",
        "*",
        "**",
        "**/",
        "/**/",
        "/",
        "/",
        "?",
        "[ab]",
        "[!a]",
        "[^b]",
        "[a-b]",
        "[]ab]",
        "[[:alpha:]]",
        "[[:digit:]]",
        "[a",
        "[[:x:]]",
        "[\\]]",
        "[a-]",
        "\\",
        "\\a",
        "\\*",
        "\\[",
        "\\ ",
        " ",
        "!",
        "#",
        "é",
        "-",
        "]",
        "A1",
        "\r",
        "\t",
    ];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    private static readonly Gen<string> Pattern = Gen.Select(
            Gen.Int[0, 9],
            Gen.Int[0, Tokens.Length - 1].Array[1, 5],
            Name,
            Name,
            (shape, tokens, name, other) =>
                shape switch
                {
                    0 => name,
                    1 => "!" + name,
                    2 => $"/{name}/",
                    3 => $"{name}/{other}",
                    4 => $"**/{name}",
                    5 => $"{name}/**",
                    6 => "!" + string.Concat(tokens.Select(t => Tokens[t])),
                    _ => string.Concat(tokens.Select(t => Tokens[t])),
                }
        )
        .Where(pattern => !StarsBehindLiteral().IsMatch(pattern));

    private static readonly Gen<string[]> Files = Name.Array[1, 4].Select(path => string.Join('/', path)).Array[5, 40];

    private static readonly Gen<(string Folder, string[] Patterns)[]> IgnoreFiles = Gen.Select(
        Name.Array[0, 2].Select(path => string.Concat(path.Select(name => name + "/"))),
        Pattern.Array[1, 5]
    ).Array[1, 4];

    [Fact]
    public async Task EnumerateAsync_AnyTreeAndRules_ListsWhatGitDoesNotIgnore() =>
        await Gen.Select(Files, IgnoreFiles, Pattern.Array[0, 2], Gen.Bool)
            .SampleAsync(
                (files, ignoreFiles, exclude, inSubfolder) => AssertSameAsGitAsync(files, ignoreFiles, exclude, inSubfolder),
                iter: Iterations,
                threads: 2
            );

    private static async Task AssertSameAsGitAsync(
        string[] files,
        (string Folder, string[] Patterns)[] ignoreFiles,
        string[] exclude,
        bool inSubfolder
    )
    {
        using var folder = new TempFolder();
        await Git.RunAsync(folder.Path, "", "init", "--quiet");
        foreach (var file in files)
        {
            TryWrite(folder, file, "x");
        }

        foreach (var (at, patterns) in ignoreFiles)
        {
            TryWrite(folder, at + ".gitignore", string.Join('\n', patterns) + "\n");
        }

        folder.Write(".git/info/exclude", string.Join('\n', exclude) + "\n");
        var below = inSubfolder ? Directory.GetDirectories(folder.Path).FirstOrDefault(d => Path.GetFileName(d) != ".git") : null;
        // A root that git itself ignores is walked all the same: it was asked for.
        var root =
            below is not null && (await Git.RunAsync(folder.Path, "", "check-ignore", "--", below)).Length == 0 ? below : folder.Path;

        var expected = await Git.RunAsync(root, "", "ls-files", "--others", "--exclude-standard", "-z");
        await using var source = await SourceOn.Folder(root);
        Assert.Equal(expected.Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), await source.ListAsync());
    }

    /// <summary>
    /// As documented, `a**/b` is `a*/b`, and so it is here. Git itself takes a literal beginning off before it matches, and then finds a `**` at the
    /// start of what is left, which takes any number of folders.
    /// </summary>
    [GeneratedRegex(@"^!?[^*?\[\\]*[^/!*?\[\\]\*{2,}/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StarsBehindLiteral();

    private static void TryWrite(TempFolder folder, string path, string content)
    {
        try
        {
            folder.Write(path, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A generated path runs through another one that is a file.
        }
    }
}
