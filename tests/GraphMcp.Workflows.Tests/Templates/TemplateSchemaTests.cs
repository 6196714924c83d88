using System.Text.Json;
using CsCheck;
using GraphMcp.Workflows.Templates;
using Json.Schema;
using YamlDotNet.RepresentationModel;

namespace GraphMcp.Workflows.Tests.Templates;

/// <summary>The schema and the reader agree on what a template is.</summary>
public sealed class TemplateSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(TemplateSchema.Text);
    private static readonly Dictionary<string, string> Good = TemplateFiles()
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);

    // What a person might write in the place of a value.
    private static readonly Gen<YamlNode> Value = OneOf(
            "0",
            "1",
            "7",
            "0.5",
            "1e3",
            "-1",
            "30s",
            "1h30m",
            "9h8h",
            "true",
            "yes",
            "null",
            "",
            "plan",
            "process",
            "report",
            "retry",
            "skipFile",
            "string",
            "a b",
            "apply",
            "share",
            "schema",
            "[",
            "sql"
        )
        .Select(Gen.Bool, (text, quoted) => Scalar(text, quoted));

    private static readonly Gen<string> Key = OneOf(
        "name",
        "description",
        "uses",
        "processor",
        "pool",
        "timeout",
        "continueOnError",
        "default",
        "required",
        "pattern",
        "after",
        "maxAttempts",
        "maxFiles",
        "jitter",
        "colour"
    );

    public static TheoryData<string> GoodFiles => [.. Good.Keys];

    public static TheoryData<string> BrokenFiles =>
        [
            "steps: [{id: a, uses: plan}]",
            "name: t",
            "name: t\nsteps: []",
            "name: 7\nsteps: [{id: a, uses: plan}]",
            "name: schema\nsteps: [{id: a, uses: plan}]",
            "name: t\ncolour: red\nsteps: [{id: a, uses: plan}]",
            "name: t\nsteps: [{uses: plan}]",
            "name: t\nsteps: [{id: a}]",
            "name: t\nsteps: [{id: a b, uses: plan}]",
            "name: t\nsteps: [{id: a, uses: fly}]",
            "name: t\nsteps: [{id: a, uses: process}]",
            "name: t\nsteps: [{id: a, uses: plan, processor: p}]",
            "name: t\nsteps: [{id: a, uses: plan, pool: p}]",
            "name: t\nsteps: [{id: a, uses: plan, continueOnError: true}]",
            "name: t\nsteps: [{id: a, uses: plan, continueOnError: perhaps}]",
            "name: t\nsteps: [{id: a, uses: plan, timeout: soon}]",
            "name: t\nsteps: [{id: a, uses: plan, timeout: ''}]",
            "name: t\nsteps: [{id: a, uses: plan, dependsOn: {b: c}}]",
            "name: t\nsteps: [{id: a, uses: plan, retry: {maxAttempts: 0}}]",
            "name: t\nsteps: [{id: a, uses: plan, retry: {jitter: 2}}]",
            "name: t\nsteps: [{id: a, uses: plan, retry: {times: 2}}]",
            "name: t\nparameters: {apply: {type: string}}\nsteps: [{id: a, uses: plan}]",
            "name: t\nparameters: {x: {type: text}}\nsteps: [{id: a, uses: plan}]",
            "name: t\nparameters: {x: {}}\nsteps: [{id: a, uses: plan}]",
            "name: t\nparameters: {x: {type: integer, pattern: a}}\nsteps: [{id: a, uses: plan}]",
            "name: t\nparameters: {x: {type: string, required: true, default: a}}\nsteps: [{id: a, uses: plan}]",
            "name: t\nbatches: {maxFiles: 1001}\nsteps: [{id: a, uses: plan}]",
            "name: t\npools: {api: none}\nsteps: [{id: a, uses: plan}]",
            "name: t\nerrors: [{class: bug}]\nsteps: [{id: a, uses: plan}]",
            "name: t\nerrors: [{resolution: skipfile}]\nsteps: [{id: a, uses: plan}]",
            "name: t\nerrors: [{resolution: skipFile, after: 1s}]\nsteps: [{id: a, uses: plan}]",
        ];

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public void Evaluate_ATemplateOfOurs_IsValidToBoth(string file)
    {
        _ = TemplateReader.Read(file, Good[file]);

        Assert.True(IsValid(Good[file]));
    }

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public void Evaluate_ABrokenTemplate_IsRefusedByBoth(string yaml)
    {
        Assert.Throws<TemplateException>(() => TemplateReader.Read("t.yaml", yaml));

        Assert.False(IsValid(yaml));
    }

    [Fact]
    public void Evaluate_WhateverTheReaderTakes_IsValid()
    {
        var read = 0;
        Gen.Select(OneOf([.. Good.Values]), Gen.Int[0, 1000], Gen.Select(Key, Value), Gen.Int[0, 3])
            .Select((yaml, place, entry, change) => Change(yaml, place, entry.Item1, entry.Item2, change))
            .Sample(
                yaml =>
                {
                    if (IsRead(yaml))
                    {
                        Interlocked.Increment(ref read);
                        Assert.True(IsValid(yaml), yaml);
                    }
                },
                iter: 4000
            );

        Assert.True(read > 200, $"{read} changed templates were read");
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static bool IsValid(string yaml) => Schema.Evaluate(JsonSerializer.SerializeToElement(YamlAsJson.Read(yaml))).IsValid;

    private static bool IsRead(string yaml)
    {
        try
        {
            _ = TemplateReader.Read("t.yaml", yaml);
            return true;
        }
        catch (TemplateException)
        {
            return false;
        }
    }

    /// <summary>Changes one mapping of a template: removes an entry, replaces a value, or adds an entry.</summary>
    private static string Change(string yaml, int place, string key, YamlNode value, int change)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var mappings = stream.Documents[0].AllNodes.OfType<YamlMappingNode>().ToList();
        var mapping = mappings[place % mappings.Count];
        var old = mapping.Children.Keys.ElementAt(place % mapping.Children.Count);
        if (change == 0)
        {
            mapping.Children.Remove(old);
        }
        else
        {
            mapping.Children[change == 1 ? new YamlScalarNode(key) : old] = value;
        }

        var text = new StringWriter();
        stream.Save(text, assignAnchors: false);
        return text.ToString();
    }

    private static YamlNode Scalar(string text, bool quoted) =>
        new YamlScalarNode(text)
        {
            Style = quoted || text == "[" ? YamlDotNet.Core.ScalarStyle.SingleQuoted : YamlDotNet.Core.ScalarStyle.Plain,
        };

    private static IEnumerable<string> TemplateFiles() =>
        new[] { "src/GraphMcp.Workflows/Templates/BuiltIn", "samples/templates" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.yaml")
        );
}
