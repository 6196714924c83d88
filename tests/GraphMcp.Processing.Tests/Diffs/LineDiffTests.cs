using System.Text;
using CsCheck;
using GraphMcp.Processing.Diffs;

namespace GraphMcp.Processing.Tests.Diffs;

public sealed class LineDiffTests
{
    private static readonly Gen<string> Text = Gen.Int[0, 5]
        .Select(i => new[] { "a\n", "b\n", "c\r\n", "\n", "d", "  a\n" }[i])
        .Array[0, 30]
        .Select(string.Concat);

    [Fact]
    public void Of_AnyTwoTexts_ChangesTurnOneIntoTheOther() =>
        Gen.Select(Text, Text)
            .Sample(
                (before, after) =>
                {
                    var diff = Of(before, after);
                    Assert.Equal(after, Apply(diff));
                    Assert.Equal(diff.Before.Count - diff.LinesRemoved, diff.After.Count - diff.LinesAdded);
                    Assert.All(diff.Changes.Zip(diff.Changes.Skip(1)), pair => Assert.True(pair.First.BeforeEnd < pair.Second.BeforeStart));
                }
            );

    [Fact]
    public void Of_LinesTakenOut_CountsExactlyThese() =>
        Gen.Select(Text, Gen.Int[1, 4])
            .Sample(
                (text, every) =>
                {
                    var lines = Of(text, "").Before;
                    var rest = string.Concat(lines.Where((_, line) => line % every != 0));
                    Assert.Equal(lines.Where((_, line) => line % every == 0).Count(), Of(text, rest).LinesRemoved);
                    Assert.Equal(0, Of(text, rest).LinesAdded);
                }
            );

    [Fact]
    public void Of_HundredThousandLinesTakenOut_IsOnePass()
    {
        var lines = Enumerable.Range(0, 200_000).Select(i => i % 2 == 0 ? $"insert {i}\n" : ");\n").ToArray();
        var rest = lines.Where((_, i) => i % 1_000 < 2);
        var diff = Of(string.Concat(lines), string.Concat(rest));
        Assert.Equal((0, 199_600), (diff.LinesAdded, diff.LinesRemoved));
    }

    [Theory]
    [InlineData("a {\n  x\n}\nb {\n  x\n}\nc {\n  x\n}\n", "a {\n  x\n}\nc {\n  x\n}\n", 3)]
    [InlineData("a {\n}\n\nb {\n}\n\nc {\n}\n", "a {\n}\n\nc {\n}\n", 3)]
    [InlineData("{\n  x\n}\n{\n  y\n}\n", "{\n  y\n}\n", 0)]
    [InlineData("l:\n  - k: 1\n    v: 2\n  - k: 1\n    v: 3\n", "l:\n  - k: 1\n    v: 3\n", 1)]
    public void Of_BlockAmongItsLike_IsRemovedFromItsHead(string before, string after, int firstRemoved)
    {
        var change = Assert.Single(Of(before, after).Changes);
        Assert.Equal(firstRemoved, change.BeforeStart);
        Assert.Equal(after, Apply(Of(before, after)));
    }

    private static LineDiff Of(string before, string after) =>
        LineDiff.Of(Encoding.Latin1.GetBytes(before), Encoding.Latin1.GetBytes(after));

    private static string Apply(LineDiff diff)
    {
        var result = new StringBuilder();
        var common = 0;
        foreach (var change in diff.Changes)
        {
            result.AppendJoin("", diff.Before.Skip(common).Take(change.BeforeStart - common));
            result.AppendJoin("", diff.After.Skip(change.AfterStart).Take(change.AfterCount));
            common = change.BeforeEnd;
        }

        return result.AppendJoin("", diff.Before.Skip(common)).ToString();
    }
}
