using System.Text.RegularExpressions;

namespace GraphMcp.Processing.Classification;

/// <summary>What the first lines of a file say.</summary>
internal static partial class ContentRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture;
    private const int TimeoutMilliseconds = 1000; // never reached over a head of a few KiB

    /// <summary>Returns a better judgement of a file whose format the path already gives, or null.</summary>
    public static SourceClassification? Refine(SourceClassification byPath, string head) =>
        byPath.Format switch
        {
            "yaml" when byPath.Confidence < 0.9 => RefineYaml(byPath, head),
            "json" when DeploymentJson().IsMatch(head) => SourceKind.InfrastructureJson.With(0.9, "deployment template in JSON"),
            "ini" when byPath.Confidence < 0.5 => RefineIni(byPath, head),
            _ => null,
        };

    /// <summary>Returns a judgement by the content alone, or null.</summary>
    public static SourceClassification? Find(string head)
    {
        if (Interpreter.Find(head) is { } kind)
        {
            return kind.With(0.9, "shebang");
        }

        var start = head.AsSpan().TrimStart();
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return SourceKind.Xml.With(0.9, "XML declaration");
        }

        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
        {
            return SourceKind.CodeIn("html").With(0.9, "HTML doctype");
        }

        return JsonStart().IsMatch(head) ? SourceKind.Json.With(0.7, "starts like JSON") : FindByLines(head);
    }

    private static SourceClassification? FindByLines(string head)
    {
        if (HclBlock().IsMatch(head))
        {
            return SourceKind.Hcl.With(0.8, "Terraform block");
        }

        if (KubernetesVersion().IsMatch(head) && KubernetesKind().IsMatch(head))
        {
            return SourceKind.InfrastructureYaml.With(0.9, "apiVersion and kind");
        }

        if (DockerFrom().IsMatch(head) && DockerStep().IsMatch(head))
        {
            return SourceKind.Dockerfile.With(0.8, "FROM and build steps");
        }

        if (SqlStatement().IsMatch(head))
        {
            return SourceKind.Sql.With(0.7, "SQL statement");
        }

        return KeyValueLines.FormatOf(head) is { } settings ? settings.With(0.6, "lines of key=value") : null;
    }

    private static SourceClassification? RefineYaml(SourceClassification byPath, string head)
    {
        if (KubernetesVersion().IsMatch(head) && KubernetesKind().IsMatch(head))
        {
            return SourceKind.InfrastructureYaml.With(0.95, "apiVersion and kind");
        }

        if (ComposeServices().IsMatch(head) && ComposeImage().IsMatch(head))
        {
            return SourceKind.InfrastructureYaml.With(0.9, "services with images");
        }

        if (DeploymentYaml().IsMatch(head))
        {
            return SourceKind.InfrastructureYaml.With(0.9, "deployment template in YAML");
        }

        if (PlaybookHosts().IsMatch(head) && PlaybookTasks().IsMatch(head))
        {
            return SourceKind.InfrastructureYaml.With(0.9, "hosts and tasks of a playbook");
        }

        return byPath.Confidence < 0.5 ? byPath with { Confidence = 0.8, Evidence = $"{byPath.Evidence}, settings by content" } : null;
    }

    private static SourceClassification RefineIni(SourceClassification byPath, string head)
    {
        if (head.AsSpan().TrimStart() is ['<', ..])
        {
            return SourceKind.Xml.With(0.8, $"{byPath.Evidence}, content starts like XML");
        }

        return (KeyValueLines.FormatOf(head) ?? SourceKind.UnknownConfig).With(0.6, $"{byPath.Evidence}, by its lines");
    }

    [GeneratedRegex(@"^apiVersion:[ \t]*\S", Options, TimeoutMilliseconds)]
    private static partial Regex KubernetesVersion();

    [GeneratedRegex(@"^kind:[ \t]*\S", Options, TimeoutMilliseconds)]
    private static partial Regex KubernetesKind();

    [GeneratedRegex(@"^services:[ \t]*(#.*)?\r?$", Options, TimeoutMilliseconds)]
    private static partial Regex ComposeServices();

    [GeneratedRegex(@"^[ \t]+(image|build):", Options, TimeoutMilliseconds)]
    private static partial Regex ComposeImage();

    [GeneratedRegex(@"^(AWSTemplateFormatVersion|Transform: ['""]?AWS::)", Options, TimeoutMilliseconds)]
    private static partial Regex DeploymentYaml();

    [GeneratedRegex(@"^(-[ \t]+|[ \t]+)hosts:", Options, TimeoutMilliseconds)]
    private static partial Regex PlaybookHosts();

    [GeneratedRegex(@"^(-[ \t]+|[ \t]+)(tasks|roles):", Options, TimeoutMilliseconds)]
    private static partial Regex PlaybookTasks();

    [GeneratedRegex(@"deploymentTemplate\.json|""AWSTemplateFormatVersion""", Options, TimeoutMilliseconds)]
    private static partial Regex DeploymentJson();

    [GeneratedRegex(@"\A\s*(\{\s*(""|\})|\[\s*[\{\[\]""\d-])", Options, TimeoutMilliseconds)]
    private static partial Regex JsonStart();

    [GeneratedRegex(
        @"^((resource|data)[ \t]+""[^""\n]+""[ \t]+""[^""\n]+""|(variable|module|provider|output)[ \t]+""[^""\n]+""|terraform|locals)[ \t]*\{",
        Options,
        TimeoutMilliseconds
    )]
    private static partial Regex HclBlock();

    [GeneratedRegex(@"^FROM[ \t]+\S+", Options, TimeoutMilliseconds)]
    private static partial Regex DockerFrom();

    [GeneratedRegex(@"^(RUN|COPY|CMD|ENTRYPOINT|WORKDIR|ENV)[ \t]", Options, TimeoutMilliseconds)]
    private static partial Regex DockerStep();

    [GeneratedRegex(
        @"^[ \t]*(create[ \t]+(or[ \t]+replace[ \t]+)?(table|database|schema|view|index|function|role|user)|insert[ \t]+into|alter[ \t]+(table|database|role)|drop[ \t]+(table|database|schema)|grant[ \t]+\w+[ \t,\w]*[ \t]on|select\s[^;]*\sfrom\s|update[ \t]+\S+[ \t]+set|delete[ \t]+from)\b",
        Options | RegexOptions.IgnoreCase,
        TimeoutMilliseconds
    )]
    private static partial Regex SqlStatement();
}
