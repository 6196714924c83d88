using CsCheck;

namespace GraphMcp.Processing.Tests.Edits.Generated;

/// <summary>A random value of a structured document, and how it is to be written.</summary>
internal abstract record SampleNode
{
    private static readonly string[] Keys =
    [
        .. "name id key value database host port databases command args labels tags env environment image containers volumes depends_on".Split(
            ' '
        ),
        .. "if selector needs steps run script data POSTGRES_AIR_URL postgres_air postgres-air-replica k1 k2 k3 metadata kind services".Split(
            ' '
        ),
    ];

    private static readonly string[] Texts =
    [
        "orders",
        "users",
        "info",
        "17",
        "true",
        "a b c",
        "-v",
        "x#y",
        "postgres_air",
        "postgres-air",
        "POSTGRES_AIR_URL",
        "postgres://app:x@db:5432/postgres_air",
        "Host=db;Database=postgres_air",
        "uses postgres_air and orders",
        "${POSTGRES_AIR_URL}",
        "psql postgres_air",
        "db/postgres_air/load.sql",
    ];

    /// <summary>Gets mappings of a few levels.</summary>
    public static Gen<SampleMap> Document { get; } = MapOf(NodeOf(3), 1, 6);

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<SampleNode> NodeOf(int depth) =>
        depth == 0
            ? Scalar
            : Gen.Frequency(
                (4, Scalar),
                (2, MapOf(NodeOf(depth - 1), 0, 4).Select(map => (SampleNode)map)),
                (2, ListOf(NodeOf(depth - 1)).Select(list => (SampleNode)list))
            );

    private static Gen<SampleNode> Scalar =>
        Gen.Select(OneOf(Texts), Gen.Int[0, 2], (text, style) => (SampleNode)new SampleText(text, style));

    private static Gen<SampleMap> MapOf(Gen<SampleNode> value, int least, int most) =>
        Gen.Select(
            Gen.Select(OneOf(Keys), value, Trivia, (key, node, trivia) => new SampleEntry(key, node, trivia)).List[least, most],
            Gen.Bool,
            (entries, flow) => new SampleMap([.. entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal)], flow)
        );

    private static Gen<SampleList> ListOf(Gen<SampleNode> value) =>
        Gen.Select(
            Gen.Select(value, Trivia, (node, trivia) => new SampleEntry("", node, trivia)).List[0, 4],
            Gen.Bool,
            (items, flow) => new SampleList(items, flow)
        );

    private static Gen<SampleTrivia> Trivia =>
        Gen.Frequency(
            (6, Gen.Const(SampleTrivia.None)),
            (1, Gen.Const(SampleTrivia.BlankLine)),
            (1, Gen.Const(SampleTrivia.Comment)),
            (1, Gen.Const(SampleTrivia.CommentWithName)),
            (1, Gen.Const(SampleTrivia.TrailingComment))
        );
}

internal sealed record SampleText(string Text, int Style) : SampleNode;

internal sealed record SampleMap(IReadOnlyList<SampleEntry> Entries, bool Flow) : SampleNode;

internal sealed record SampleList(IReadOnlyList<SampleEntry> Items, bool Flow) : SampleNode;

internal sealed record SampleEntry(string Key, SampleNode Value, SampleTrivia Trivia);

internal enum SampleTrivia
{
    None,
    BlankLine,
    Comment,
    CommentWithName,
    TrailingComment,
}
