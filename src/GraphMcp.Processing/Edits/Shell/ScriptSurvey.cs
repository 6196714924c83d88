using System.Text.RegularExpressions;
using GraphMcp.Processing.Edits.Shell.Judging;
using GraphMcp.Processing.Edits.Shell.Syntax;

namespace GraphMcp.Processing.Edits.Shell;

/// <summary>Gathers what a script says as a whole.</summary>
internal static class ScriptSurvey
{
    private static readonly Regex AllExport = new(
        @"\bset\s+(-[a-z]*a|-o\s+allexport)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    /// <summary>Reads what its statements mean for each other.</summary>
    /// <param name="script">The script.</param>
    /// <param name="naming">How words name the database.</param>
    /// <param name="kept">Statements that stay whatever they are about.</param>
    public static ScriptFacts Of(ShellScript script, ShellNaming naming, IEnumerable<ShellStatement> kept)
    {
        var stays = kept.ToHashSet(ReferenceEqualityComparer.Instance);
        HashSet<string> functions = new(StringComparer.Ordinal);
        HashSet<string> lists = new(StringComparer.Ordinal);
        Visit(script.Body);
        return new ScriptFacts(functions, lists, AllExport.IsMatch(script.Source.Text));

        void Visit(ShellList list)
        {
            foreach (var statement in list.Statements)
            {
                if (!stays.Contains(statement))
                {
                    functions.UnionWith(NamedFunctions(naming, statement));
                }

                lists.UnionWith(
                    statement
                        .Commands.SelectMany(Inner)
                        .OfType<ShellLoop>()
                        .SelectMany(loop => loop.Items.Select(item => ListOf(naming, item)))
                );
                foreach (var inner in statement.Lists)
                {
                    Visit(inner);
                }
            }
        }
    }

    private static IEnumerable<ShellCommand> Inner(ShellCommand command) => command is ShellFunction function ? [function.Body] : [command];

    private static IEnumerable<string> NamedFunctions(ShellNaming naming, ShellStatement statement) =>
        statement
            .Commands.OfType<ShellFunction>()
            .Where(function => naming.IsNamedIn(function.Name))
            .Select(function => naming.TextOf(function.Name));

    /// <summary>Returns the variable of an unquoted <c>$NAME</c>.</summary>
    private static string ListOf(ShellNaming naming, ShellWord item) => naming.TextOf(item.Range).TrimStart('$').Trim('{', '}');
}
