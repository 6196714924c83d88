using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using GraphMcp.Processing.Edits;
using GraphMcp.Processing.Edits.Hcl;
using GraphMcp.Processing.Edits.Json;
using GraphMcp.Processing.Edits.Yaml;

namespace GraphMcp.Processing.Tests.Edits.Generated;

/// <summary>
/// Random documents with the name planted in them: after the edits (see <see cref="EditTrial"/>) they parse, a second run changes nothing,
/// every active reference is gone or left; and what has nothing to do with the database is as it was, byte for byte.
/// </summary>
public sealed partial class EditGenerativeTests
{
    private const int Runs = 1000;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly Gen<Sample> Yaml = Gen.Select(
        SampleNode.Document,
        Gen.Int[0, 5].List[6],
        Gen.Bool,
        Gen.Bool,
        (document, turns, carriageReturns, finalLineEnding) =>
        {
            var blocks = YamlSample.WriteRoot(document.Entries, turns);
            return new Sample(
                SampleLines.Join(blocks.SelectMany(block => block), carriageReturns, finalLineEnding),
                blocks,
                IsStrict: false
            );
        }
    );

    private static readonly Gen<Sample> Json = Gen.Select(
        SampleNode.Document,
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        (document, comments, trailingCommas, carriageReturns) =>
        {
            var writer = new JsonSample(trailingCommas, comments);
            var blocks = document.Entries.Select(entry => writer.Write(new SampleMap([entry], Flow: false))[1..^1]).ToList();
            var text = SampleLines.Join(writer.Write(document with { Flow = false }), carriageReturns, finalLineEnding: true);
            return new Sample(text, blocks, IsStrict: !comments && !trailingCommas);
        }
    );

    private static readonly Gen<Sample> Hcl = Gen.Select(
        SampleNode.Document,
        Gen.Int[0, 7].List[6],
        Gen.Bool,
        Gen.Bool,
        (document, shapes, carriageReturns, finalLineEnding) =>
        {
            var blocks = document.Entries.Select((entry, i) => HclSample.Write(entry, shapes[i])).ToList();
            return new Sample(
                SampleLines.Join(blocks.SelectMany(block => block), carriageReturns, finalLineEnding),
                blocks,
                IsStrict: false
            );
        }
    );

    [Fact]
    public void Propose_RandomYaml_RemovesOrLeavesEverythingAndTouchesNothingElse() =>
        Yaml.Sample(sample => AssertUntouched(Edit(new YamlEditStrategy(), new YamlSyntaxCheck(), sample.Text), sample), iter: Runs);

    [Fact]
    public void Propose_RandomJson_RemovesOrLeavesEverythingAndTouchesNothingElse() =>
        Json.Sample(
            sample =>
            {
                var after = Edit(new JsonEditStrategy(), new JsonSyntaxCheck(), sample.Text);
                AssertUntouched(after, sample);
                JsonDocument.Parse(after, sample.IsStrict ? default : Lenient).Dispose();
            },
            iter: Runs
        );

    [Fact]
    public void Propose_RandomHcl_RemovesOrLeavesEverythingAndTouchesNothingElse() =>
        Hcl.Sample(sample => AssertUntouched(Edit(new HclEditStrategy(), new HclSyntaxCheck(), sample.Text), sample), iter: Runs);

    [Fact]
    public void Propose_DamagedYaml_NeverThrows() =>
        Damaged(Yaml).Sample(text => EditIfValid(new YamlEditStrategy(), new YamlSyntaxCheck(), text), iter: Runs);

    [Fact]
    public void Propose_DamagedJson_NeverThrows() =>
        Damaged(Json).Sample(text => EditIfValid(new JsonEditStrategy(), new JsonSyntaxCheck(), text), iter: Runs);

    [Fact]
    public void Propose_DamagedHcl_NeverThrows() =>
        Damaged(Hcl).Sample(text => EditIfValid(new HclEditStrategy(), new HclSyntaxCheck(), text), iter: Runs);

    /// <summary>A character is gone, doubled or another.</summary>
    private static Gen<string> Damaged(Gen<Sample> samples) =>
        Gen.Select(
            samples,
            Gen.Double[0, 1],
            Gen.Int[0, 20],
            (sample, where, what) =>
            {
                var at = (int)(where * (sample.Text.Length - 1));
                var replacement = what switch
                {
                    0 => "",
                    1 => new string(sample.Text[at], 2),
                    _ => "{}[]:,\"'#&*|>$\\\n \t%"[what - 2].ToString(),
                };
                return sample.Text.Remove(at, 1).Insert(at, replacement);
            }
        );

    private static void EditIfValid(IEditStrategy strategy, ISyntaxCheck check, string text)
    {
        var error = check.FindError("file", text);
        var trial = EditTrial.Run(strategy, check, text);
        Assert.True(error is null || trial.Proposal.Edits.Count == 0, error);
    }

    private static string Edit(IEditStrategy strategy, ISyntaxCheck check, string before)
    {
        Assert.Null(check.FindError("file", before));
        var after = EditTrial.Run(strategy, check, before).Text;
        Assert.True(IsCutFrom(Content(before), Content(after)), "Something is there that was not there before.");
        return after;
    }

    /// <summary>Entries at the root that neither name the database nor refer to another are there, line by line; only commas may differ.</summary>
    private static void AssertUntouched(string after, Sample sample)
    {
        var kept = Normalize(after);
        var unrelated = sample
            .Entries.Select(lines => string.Join('\n', lines.SkipWhile(line => line.Length == 0)))
            .Where(entry => EditTrial.ReferencesIn(entry).Count == 0 && !Reference().IsMatch(entry));
        Assert.All(unrelated, entry => Assert.Contains(Normalize(entry), kept, StringComparison.Ordinal));
    }

    private static string Normalize(string text) =>
        text.Replace("\r", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);

    /// <summary>Returns the text without what an emptied collection may be written with.</summary>
    private static string Content(string text) =>
        new([.. text.Where(c => !char.IsWhiteSpace(c) && !"{}[]".Contains(c, StringComparison.Ordinal))]);

    private static bool IsCutFrom(string before, string after)
    {
        var at = 0;
        foreach (var c in after)
        {
            at = before.IndexOf(c, at) + 1;
            if (at == 0)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"\b(local|var|aws_db_instance)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    /// <summary>A document and the lines of each entry at its root.</summary>
    private sealed record Sample(string Text, IReadOnlyList<IReadOnlyList<string>> Entries, bool IsStrict)
    {
        public override string ToString() => Text;
    }
}
