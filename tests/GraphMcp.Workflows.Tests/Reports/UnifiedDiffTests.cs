using System.Text;
using CsCheck;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Workflows.Tests.Reports;

public sealed class UnifiedDiffTests
{
    private static readonly string[] Lines =
    [
        "plain\n",
        "crlf\r\n",
        "lone\rcarriage\n",
        "latin \u00e9\u00ff\n",
        "nul \0 x\0\n",
        "\n",
        "\r\n",
        "-- dash\n",
        "++ plus\n",
        "@@ -1 +1 @@\n",
        "\\ No newline at end of file\n",
        "diff --git a/x b/x\n",
        "trailing  \n",
        "\u00ef\u00bb\u00bfbom\n",
        "no newline",
    ];

    private static readonly string[] Names =
    [
        "plain.txt",
        "with space",
        "tab\there",
        "quo\"te",
        "back\\slash",
        "new\nline",
        "ünï",
        "-dash",
        " ",
        "a b/c d.e",
    ];

    private static readonly Gen<string> Line = Gen.Int[0, Lines.Length - 1].Select(i => Lines[i]);

    private static readonly Gen<(byte[] Before, byte[] After)> Edit = Gen.Select(
            Line.Array[0, 40],
            Gen.Select(Gen.Int[0, 60], Gen.Int[0, 2], Line).Array[0, 6]
        )
        .Select((lines, edits) => (ToBytes(lines), ToBytes(Change(lines, edits))));

    [Theory]
    [InlineData("")]
    [InlineData("some/sub folder")]
    public void Create_AnyEdits_GitApplyGivesTheSameBytes(string subfolder) =>
        Edit.Array[Names.Length].Sample(edits => AssertApplies(subfolder, edits), iter: 40);

    [Theory]
    [InlineData("", "a\n", "latin1")]
    [InlineData("a\n", "", "latin1")]
    [InlineData("a", "a\n", "latin1")]
    [InlineData("a\nb", "a\n", "latin1")]
    [InlineData("a\r\nb\r\nc\r\n", "a\r\nc\r\n", "utf-16")]
    [InlineData("a\nĀb\n\u0a0a\nc", "a\n\u0a0a\nc", "utf-16BE")]
    public void Create_CornerCase_GitApplyGivesTheSameBytes(string before, string after, string encoding)
    {
        var edit = (Encoding.GetEncoding(encoding).GetBytes(before), Encoding.GetEncoding(encoding).GetBytes(after));
        AssertApplies("", [.. Names.Select(_ => edit)]);
    }

    [Fact]
    public void Create_OneLineOfTen_HasThreeLinesOfContext()
    {
        var before = string.Concat(Enumerable.Range(1, 10).Select(i => $"{i}\n"));
        var patch = UnifiedDiff.Create(
            "a b.txt",
            ToBytes([before]),
            ToBytes([before.Replace("5\n", "five\nmore\n", StringComparison.Ordinal)])
        );
        Assert.Equal(
            "--- a/a b.txt\t\n+++ b/a b.txt\t\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+more\n 6\n 7\n 8\n",
            Encoding.Latin1.GetString(patch)
        );
    }

    [Fact]
    public void Create_NothingChanged_IsEmpty() => Assert.Empty(UnifiedDiff.Create("x", "a\n"u8, "a\n"u8));

    private static void AssertApplies(string subfolder, (byte[] Before, byte[] After)[] edits)
    {
        using var repository = new TempRepository();
        var root = Path.Combine(repository.Root, subfolder);
        Directory.CreateDirectory(Path.Combine(root, "a b"));
        var patch = new MemoryStream();
        foreach (var (name, (before, after)) in Names.Zip(edits))
        {
            File.WriteAllBytes(Path.Combine(root, name), before);
            patch.Write(UnifiedDiff.Create(name, before, after));
        }

        if (patch.Length > 0)
        {
            File.WriteAllBytes(Path.Combine(repository.Root, "p"), patch.ToArray());
            TempRepository.Git(root, "apply", "--whitespace=nowarn", Path.Combine(repository.Root, "p"));
        }

        foreach (var (name, (_, after)) in Names.Zip(edits))
        {
            Assert.Equal(after, File.ReadAllBytes(Path.Combine(root, name)));
        }
    }

    private static List<string> Change(string[] lines, (int At, int What, string Line)[] edits)
    {
        var changed = lines.ToList();
        foreach (var (at, what, line) in edits)
        {
            var index = at % (changed.Count + 1);
            if (what > 0 && index < changed.Count)
            {
                changed.RemoveAt(index);
            }

            if (what < 2)
            {
                changed.Insert(index, line);
            }
        }

        return changed;
    }

    /// <summary>Only the last line may be without a newline.</summary>
    private static byte[] ToBytes(IReadOnlyCollection<string> lines) =>
        Encoding.Latin1.GetBytes(
            string.Concat(lines.SkipLast(1).Select(line => line.EndsWith('\n') ? line : line + "\n").Concat(lines.TakeLast(1)))
        );
}
