using System.Text.RegularExpressions;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.References.Lexing;

namespace GraphMcp.Processing.References.Places;

/// <summary>Decides in what kind of place a match stands.</summary>
internal static class ReferenceKinds
{
    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private static readonly Regex Import = new(
        @"\A(import|from|using|require|require_relative|include|#include|use|load|source)\b",
        Options
    );
    private static readonly Regex SqlBefore = new(
        @"\b(from|join|into|update|table|database|schema|view|sequence|exists|references|truncate|on|use)\s+[""`\[\\]*\z",
        Options
    );

    public static ReferenceKind Of(Surroundings place, Annotations annotations)
    {
        if (annotations.Cover(place))
        {
            return ReferenceKind.Annotation;
        }

        if (place.Spot.Place == LexicalPlace.Comment)
        {
            return ReferenceKind.Comment;
        }

        if (place.Classification.Type == SourceType.Documentation)
        {
            return ReferenceKind.Prose;
        }

        if (ConnectionStrings.Holds(place))
        {
            return ReferenceKind.ConnectionString;
        }

        return Guards.Is(place) ? ReferenceKind.Guard : InSyntax(place);
    }

    private static ReferenceKind InSyntax(Surroundings place) =>
        place.Format switch
        {
            "sql" => ReferenceKind.SqlObject,
            "data" or "text" or "markdown" or "binary" => ReferenceKind.Other,
            _ when IsEnvironmentName(place) => ReferenceKind.EnvironmentKey,
            "hcl" => InHcl(place),
            "yaml" => InYaml(place),
            "json" => IsInList(place) ? ReferenceKind.ListItem : ReferenceKind.MappingEntry,
            "toml" => IsInList(place) && !place.LineText(place.LineNumber).StartsWith('[')
                ? ReferenceKind.ListItem
                : ReferenceKind.MappingEntry,
            "ini" or "env" or "properties" or "xml" => ReferenceKind.MappingEntry,
            "shell" or "makefile" => InCommand(place),
            "dockerfile" => InDockerfile(place),
            "code" => InCode(place),
            _ => ReferenceKind.Other,
        };

    /// <summary>Tells whether the identifier is spelt as an environment variable: upper case, with underscores.</summary>
    private static bool IsEnvironmentName(Surroundings place)
    {
        var name = place.Identifier;
        if (!name.Contains('_') || name.ContainsAnyInRange('a', 'z') || !name.ContainsAnyInRange('A', 'Z'))
        {
            return false;
        }

        // A constant's name in code is an identifier like any other; quoted it is a variable's name.
        return place.Format != "code" || place.Spot.Place == LexicalPlace.String;
    }

    private static bool IsInList(Surroundings place) => place.Spot.Bracket == '[';

    private static ReferenceKind InHcl(Surroundings place)
    {
        if (IsInList(place))
        {
            return ReferenceKind.ListItem;
        }

        var isHeader = !place.Before.Contains('=') && place.After.TrimEnd() is [.., '{'] && !place.After.Contains('=');
        return isHeader ? ReferenceKind.ResourceBlock : ReferenceKind.Attribute;
    }

    private static ReferenceKind InYaml(Surroundings place)
    {
        if (place.Spot.Bracket is '[' or '{')
        {
            return IsInList(place) ? ReferenceKind.ListItem : ReferenceKind.MappingEntry;
        }

        var before = place.Before.TrimStart();
        var isItem = before.StartsWith("-") && !before.Contains(": ", StringComparison.Ordinal);
        var isKey = place.After.TrimStart("\"'") is ":" or [':', ' ', ..];
        return isItem && !isKey ? ReferenceKind.ListItem : ReferenceKind.MappingEntry;
    }

    private static ReferenceKind InCommand(Surroundings place)
    {
        var before = place.Before.TrimStart();
        if (before is [.., '$'] or [.., '$', '{'] || place.After.StartsWith("()") || IsVariable(place, before))
        {
            return ReferenceKind.Identifier;
        }

        var target = before.StartsWith("export ") ? before["export ".Length..] : before;
        var isAssigned = target.TrimEnd("\"'") is [not '-', .., '='] && !target.Contains(' ');
        return isAssigned ? ReferenceKind.StringLiteral : ReferenceKind.CliArgument;
    }

    private static bool IsVariable(Surroundings place, ReadOnlySpan<char> before) =>
        place.After is ['=', ..] or ['+', '=', ..] && (before.IsEmpty || before is "export " or "local " or "readonly " or "declare ");

    private static ReferenceKind InDockerfile(Surroundings place)
    {
        var line = place.LineText(place.LineNumber);
        if (line.StartsWith("ENV", StringComparison.OrdinalIgnoreCase) || line.StartsWith("ARG", StringComparison.OrdinalIgnoreCase))
        {
            return ReferenceKind.MappingEntry;
        }

        var isPath =
            line.StartsWith("COPY", StringComparison.OrdinalIgnoreCase) || line.StartsWith("ADD", StringComparison.OrdinalIgnoreCase);
        return isPath ? ReferenceKind.Other : ReferenceKind.CliArgument;
    }

    private static ReferenceKind InCode(Surroundings place)
    {
        if (Import.IsMatch(place.LineText(place.LineNumber)))
        {
            return ReferenceKind.Import;
        }

        if (place.Spot.Place != LexicalPlace.String)
        {
            return ReferenceKind.Identifier;
        }

        var isTable = place.After.TrimStart("\"`]\\") is ['.', ..] && !place.After.StartsWith(".sql", StringComparison.OrdinalIgnoreCase);
        return isTable || SqlBefore.IsMatch(place.Before) ? ReferenceKind.SqlObject : ReferenceKind.StringLiteral;
    }
}
