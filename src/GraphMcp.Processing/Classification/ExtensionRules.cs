using System.Collections.Frozen;

namespace GraphMcp.Processing.Classification;

/// <summary>What extensions say.</summary>
internal static class ExtensionRules
{
    /// <summary>Extensions that say nothing about the format: what stands before them does.</summary>
    public static readonly FrozenSet<string> Wrappers =
        ".j2 .jinja .jinja2 .tpl .tmpl .tftpl .template .erb .mustache .gotmpl .in .example .sample .dist .default .bak .old .orig .disabled"
            .Split(' ')
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const double Certain = 0.95;
    private const double Likely = 0.8;
    private const double Open = 0.45; // the content decides

    private static readonly FrozenDictionary<string, (SourceKind Kind, double Confidence)> Rules = Table(
        (SourceKind.Hcl, Certain, ".tf .tfvars .hcl .nomad .tofu"),
        (SourceKind.InfrastructureCode, Certain, ".bicep .bicepparam"),
        (SourceKind.Dockerfile, Certain, ".dockerfile .containerfile"),
        (SourceKind.Yaml, Open, ".yaml .yml"),
        (SourceKind.Json, Likely, ".json .jsonc .json5 .webmanifest .code-workspace"),
        (SourceKind.Ini, Certain, ".ini"),
        (SourceKind.Ini, Open, ".cfg .conf .cnf .config .editorconfig"),
        (SourceKind.Ini, Likely, ".service .timer .socket .mount .desktop"),
        (SourceKind.Env, Certain, ".env"),
        (SourceKind.Properties, Certain, ".properties"),
        (SourceKind.Toml, Certain, ".toml"),
        (
            SourceKind.Xml,
            Certain,
            ".xml .csproj .fsproj .vbproj .sqlproj .props .targets .nuspec .resx .xsd .xsl .xslt .wsdl .plist .pom .xaml"
        ),
        (SourceKind.Xml, Likely, ".runsettings .pubxml .ruleset .dtsx .rdl .hbm .drawio .svg"),
        (SourceKind.Sql, Certain, ".sql .psql .pgsql .ddl .dml .plsql .mysql .tsql .hql .pks .pkb"),
        (SourceKind.Shell, Certain, ".sh .bash .zsh .ksh .bats"),
        (SourceKind.OtherShell, Likely, ".fish .csh .tcsh"),
        (SourceKind.Makefile, Certain, ".mk .make"),
        (SourceKind.Markdown, Certain, ".md .markdown .mdown .mkd .mdx"),
        (SourceKind.Text, Likely, ".rst .adoc .asciidoc .org .textile .tex"),
        (SourceKind.Text, Likely, ".txt"),
        (SourceKind.Data, Certain, ".csv .tsv .psv .jsonl .ndjson .geojson .log .tfstate"),
        (SourceKind.Data, Likely, ".lock .patch .diff .pem .crt .key .map .dat .ics .po"),
        (
            SourceKind.Binary,
            Certain,
            ".png .jpg .jpeg .gif .bmp .ico .webp .tif .tiff .psd .mp3 .mp4 .mov .avi .wav .ogg .webm .ttf .otf .woff .woff2"
        ),
        (SourceKind.Binary, Certain, ".zip .gz .tgz .bz2 .xz .zst .7z .rar .tar .jar .war .ear .whl .nupkg .deb .rpm .iso .dmg"),
        (SourceKind.Binary, Certain, ".exe .dll .so .dylib .a .o .obj .class .pyc .wasm .bin .pdb .node .jks .p12 .pfx .gpg"),
        (
            SourceKind.Binary,
            Certain,
            ".parquet .avro .orc .feather .arrow .db .mdb .dump .pdf .docx .xlsx .pptx .doc .xls .ppt .pkl .npy .h5"
        ),
        (SourceKind.CodeIn("jupyter"), Certain, ".ipynb"),
        (SourceKind.CodeIn("python"), Certain, ".py .pyi .pyw .pyx"),
        (SourceKind.CodeIn("javascript"), Certain, ".js .jsx .mjs .cjs"),
        (SourceKind.CodeIn("typescript"), Certain, ".ts .tsx .mts .cts"),
        (SourceKind.CodeIn("java"), Certain, ".java"),
        (SourceKind.CodeIn("kotlin"), Certain, ".kt .kts"),
        (SourceKind.CodeIn("csharp"), Certain, ".cs .csx"),
        (SourceKind.CodeIn("fsharp"), Certain, ".fs .fsx"),
        (SourceKind.CodeIn("visualbasic"), Certain, ".vb .vbs .bas"),
        (SourceKind.CodeIn("go"), Certain, ".go"),
        (SourceKind.CodeIn("ruby"), Certain, ".rb .rake .gemspec"),
        (SourceKind.CodeIn("php"), Certain, ".php .phtml"),
        (SourceKind.CodeIn("rust"), Certain, ".rs"),
        (SourceKind.CodeIn("c"), Certain, ".c .h"),
        (SourceKind.CodeIn("cpp"), Certain, ".cpp .cc .cxx .hpp .hh .hxx .ino"),
        (SourceKind.CodeIn("objectivec"), Likely, ".m .mm"),
        (SourceKind.CodeIn("scala"), Certain, ".scala .sc .sbt"),
        (SourceKind.CodeIn("groovy"), Certain, ".groovy .gradle .jenkinsfile"),
        (SourceKind.CodeIn("r"), Certain, ".r .rmd"),
        (SourceKind.CodeIn("julia"), Certain, ".jl"),
        (SourceKind.CodeIn("perl"), Certain, ".pl .pm"),
        (SourceKind.CodeIn("lua"), Certain, ".lua"),
        (SourceKind.CodeIn("swift"), Certain, ".swift"),
        (SourceKind.CodeIn("dart"), Certain, ".dart"),
        (SourceKind.CodeIn("elixir"), Certain, ".ex .exs"),
        (SourceKind.CodeIn("erlang"), Certain, ".erl .hrl"),
        (SourceKind.CodeIn("haskell"), Certain, ".hs"),
        (SourceKind.CodeIn("clojure"), Certain, ".clj .cljs .edn"),
        (SourceKind.CodeIn("powershell"), Certain, ".ps1 .psm1 .psd1"),
        (SourceKind.CodeIn("batch"), Certain, ".bat .cmd"),
        (SourceKind.CodeIn("html"), Certain, ".html .htm .xhtml .cshtml .razor .vue .svelte .jsp .ejs .hbs"),
        (SourceKind.CodeIn("css"), Certain, ".css .scss .sass .less"),
        (SourceKind.CodeIn("protobuf"), Certain, ".proto"),
        (SourceKind.CodeIn("graphql"), Certain, ".graphql .gql"),
        (SourceKind.CodeIn("prisma"), Certain, ".prisma"),
        (SourceKind.CodeIn("awk"), Certain, ".awk"),
        (SourceKind.CodeIn("starlark"), Certain, ".bzl .star"),
        (SourceKind.CodeIn("cmake"), Certain, ".cmake")
    );

    /// <summary>Returns the judgement, or null when the extension is unknown.</summary>
    public static SourceClassification? Find(string name)
    {
        var extension = Path.GetExtension(name);
        return Rules.TryGetValue(extension, out var rule) ? rule.Kind.With(rule.Confidence, $"extension {extension}") : null;
    }

    private static FrozenDictionary<string, (SourceKind Kind, double Confidence)> Table(
        params (SourceKind Kind, double Confidence, string Extensions)[] rows
    ) =>
        rows.SelectMany(row => row.Extensions.Split(' ').Select(extension => KeyValuePair.Create(extension, (row.Kind, row.Confidence))))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
