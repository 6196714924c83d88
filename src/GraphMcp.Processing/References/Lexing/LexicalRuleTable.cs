using GraphMcp.Processing.Classification;
using static GraphMcp.Processing.References.Lexing.CommentPosition;
using static GraphMcp.Processing.References.Lexing.StringEscape;

namespace GraphMcp.Processing.References.Lexing;

/// <summary>The lexical rules of every format and language.</summary>
internal static class LexicalRuleTable
{
    private static readonly LineComment Hash = new("#", Anywhere);
    private static readonly LineComment Slashes = new("//", Anywhere);
    private static readonly BlockComment SlashStar = new("/*", "*/");
    private static readonly BlockComment Angle = new("<!--", "-->");
    private static readonly StringLiteral Double = new("\"", "\"", Backslash);
    private static readonly StringLiteral Single = new("'", "'", Backslash);
    private static readonly StringLiteral TripleDouble = new("\"\"\"", "\"\"\"", Backslash, SpansLines: true);
    private static readonly StringLiteral TripleSingle = new("'''", "'''", Backslash, SpansLines: true);
    private static readonly StringLiteral Backtick = new("`", "`", Backslash, SpansLines: true);

    private static readonly LexicalRules CLike = new([Slashes], [SlashStar], [TripleDouble, Double, Single]);
    private static readonly LexicalRules HashOnly = new([Hash with { Position = BehindSpace }], [], [Double, Single]);
    private static readonly LexicalRules Markup = new([], [Angle], []);
    private static readonly LexicalRules None = new([], [], []);

    private static readonly LexicalRules Json = new([Slashes], [SlashStar], [Double]);
    private static readonly LexicalRules Hcl = new([Hash, Slashes], [SlashStar], [Double], HasHereDocuments: true);
    private static readonly LexicalRules Yaml = new(
        [Hash with { Position = BehindSpace }],
        [],
        [new("\"", "\"", BackslashAtValueStart), new("'", "'", DoubledAtValueStart)]
    );
    private static readonly LexicalRules Ini = new([Hash with { Position = BehindSpace }, new(";", LineStart)], [], []);
    private static readonly LexicalRules Env = new(
        [Hash with { Position = BehindSpace }],
        [],
        [Double with { SpansLines = true }, new("'", "'", StringEscape.None, SpansLines: true)]
    );
    private static readonly LexicalRules Properties = new([new("#", LineStart), new("!", LineStart)], [], []);
    private static readonly LexicalRules Toml = new([Hash], [], [TripleDouble, TripleSingle, Double, new("'", "'", StringEscape.None)]);
    private static readonly LexicalRules Sql = new(
        [new("--", Anywhere), new("#", LineStart)],
        [SlashStar with { Nests = true }],
        [new("'", "'", Doubled, SpansLines: true), new("\"", "\"", Doubled)]
    );
    private static readonly LexicalRules Shell = new(
        [Hash with { Position = BehindSpace }],
        [],
        [Double with { SpansLines = true }, new("'", "'", StringEscape.None, SpansLines: true)],
        HasHereDocuments: true
    );
    private static readonly LexicalRules Makefile = new([Hash with { Position = BehindSpace }], [], []);
    private static readonly LexicalRules Dockerfile = new([new("#", LineStart)], [], [], HasHereDocuments: true);
    private static readonly LexicalRules UnknownText = new([new("#", LineStart), new("//", LineStart), new(";", LineStart)], [], []);

    private static readonly Dictionary<string, LexicalRules> ByLanguage = new(StringComparer.Ordinal)
    {
        ["python"] = new([Hash], [], [TripleDouble, TripleSingle, Double, Single], HasDocStrings: true),
        ["starlark"] = new([Hash], [], [TripleDouble, TripleSingle, Double, Single], HasDocStrings: true),
        ["javascript"] = new([Slashes], [SlashStar], [Double, Single, Backtick]),
        ["typescript"] = new([Slashes], [SlashStar], [Double, Single, Backtick]),
        ["go"] = new([Slashes], [SlashStar], [Double, Single, Backtick with { Escape = StringEscape.None }]),
        ["csharp"] = new(
            [Slashes],
            [SlashStar],
            [
                TripleDouble with
                {
                    Escape = StringEscape.None,
                },
                new("@\"", "\"", Doubled, SpansLines: true),
                new("@$\"", "\"", Doubled, SpansLines: true),
                Double,
                Single,
            ]
        ),
        ["rust"] = new([Slashes], [SlashStar with { Nests = true }], [new("r#\"", "\"#", StringEscape.None, SpansLines: true), Double]),
        ["fsharp"] = new([Slashes], [new("(*", "*)", Nests: true)], [TripleDouble, Double]),
        ["visualbasic"] = new([new("'", BehindSpace)], [], [new("\"", "\"", Doubled)]),
        ["php"] = new([Slashes, Hash with { Position = BehindSpace }], [SlashStar], [Double, Single]),
        ["ruby"] = HashOnly with { BlockComments = [new("=begin", "=end", AtLineStart: true)], HasHereDocuments = true },
        ["perl"] = HashOnly with { BlockComments = [new("=pod", "=cut", AtLineStart: true)], HasHereDocuments = true },
        ["r"] = HashOnly,
        ["julia"] = HashOnly with { BlockComments = [new("#=", "=#", Nests: true)] },
        ["elixir"] = HashOnly with { Strings = [TripleDouble, Double, Single] },
        ["awk"] = HashOnly,
        ["cmake"] = HashOnly,
        ["graphql"] = HashOnly with { Strings = [TripleDouble, Double] },
        ["powershell"] = new([Hash], [new("<#", "#>")], [new("\"", "\"", Doubled), new("'", "'", Doubled)]),
        ["batch"] = new([new("rem ", LineStart), new("::", LineStart)], [], []),
        ["lua"] = new([new("--", Anywhere)], [new("--[[", "]]")], [Double, Single]),
        ["haskell"] = new([new("--", Anywhere)], [new("{-", "-}", Nests: true)], [Double]),
        ["erlang"] = new([new("%", Anywhere)], [], [Double, Single]),
        ["clojure"] = new([new(";", Anywhere)], [], [Double with { SpansLines = true }]),
        ["html"] = new([], [Angle, SlashStar], []),
        ["css"] = new([Slashes], [SlashStar], [Double, Single]),
        ["jupyter"] = None,
    };

    /// <summary>Returns the rules for a file; text of unknown syntax has comments at the start of lines only.</summary>
    public static LexicalRules For(SourceClassification classification) =>
        classification.Format switch
        {
            "json" => Json,
            "hcl" => Hcl,
            "yaml" => Yaml,
            "ini" => Ini,
            "env" => Env,
            "properties" => Properties,
            "toml" => Toml,
            "xml" => Markup,
            "sql" => Sql,
            "shell" => Shell,
            "makefile" => Makefile,
            "dockerfile" => Dockerfile,
            "code" when classification.Language is { } language => ByLanguage.GetValueOrDefault(language, CLike),
            "code" => classification.Type == SourceType.Shell ? HashOnly : CLike,
            "unknown" => UnknownText,
            _ => None,
        };
}
