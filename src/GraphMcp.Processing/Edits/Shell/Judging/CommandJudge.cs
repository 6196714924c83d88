using GraphMcp.Processing.Edits.Shell.Syntax;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>Judges one simple command that names the database.</summary>
/// <param name="naming">How words name the database.</param>
/// <param name="facts">What the rest of the script says.</param>
/// <param name="isGone">Whether the commands inside of a word are about the database and nothing else.</param>
internal sealed class CommandJudge(ShellNaming naming, ScriptFacts facts, Func<ShellList, bool> isGone)
{
    private readonly ClientJudge _clients = new(naming);

    public ShellVerdict Judge(ShellSimpleCommand command)
    {
        if (command.Words.Count == 0)
        {
            return JudgeVariables([.. command.Assignments.Select(each => each.Word)], facts.ExportsAll, options: 0);
        }

        var name = ShellCommands.NameOf(naming.Text, command);
        if (ShellCommands.Declarations.Contains(name))
        {
            return JudgeDeclaration(name, command);
        }

        if (ShellCommands.Tests.Contains(name))
        {
            return ShellVerdict.Condition;
        }

        if (ShellCommands.Steering.Contains(name))
        {
            return ShellVerdict.Left("affects-the-rest", "What follows depends on this command.");
        }

        return _clients.FindClient(command.Words) is var client and >= 0 ? _clients.Judge(command, client) : JudgeOther(command, name);
    }

    /// <summary>A list that another list of words is made of: <c>a=(x y)</c>.</summary>
    public ShellVerdict? JudgeItems(IReadOnlyList<TextRange> items, bool mayGoWhole = false)
    {
        bool[] isOurs = [.. items.Select(naming.IsWhole)];
        if (!isOurs.Contains(true))
        {
            return null;
        }

        var parts = ListRemoval.Plan(items, isOurs);
        return parts is null
            ? mayGoWhole
                ? ShellVerdict.Gone
                : ShellVerdict.Left("only-item", "The database is the only item of this list.")
            : ShellVerdict.PartOfText with
            {
                Parts = parts,
            };
    }

    private ShellVerdict JudgeDeclaration(string name, ShellSimpleCommand command)
    {
        var operands = command.Words.Skip(1).ToList();
        var options = operands.TakeWhile(word => naming.Text[word.Range.Start] is '-' or '+').ToList();
        var isExported = name == "export" || facts.ExportsAll || options.Exists(word => word.Range.In(naming.Text).Contains('x'));
        var verdict = JudgeVariables(operands, isExported, options.Count);
        var isCommand = name is "alias" || options.Exists(word => naming.TextOf(word.Range) == "-f");
        return name is "unset" or "unalias" ? verdict with { Defines = [] }
            : isCommand ? verdict with { Defines = [.. verdict.Defines.Select(each => each with { IsCommand = true })] }
            : verdict;
    }

    private ShellVerdict JudgeVariables(IReadOnlyList<ShellWord> words, bool isExported, int options)
    {
        var variables = words.Skip(options).ToArray();
        if (variables is [var list] && ItemsOf(list) is { } items && !naming.IsNamedIn(NameOf(list)))
        {
            return JudgeItems(items, mayGoWhole: naming.TextOf(list.Range).Contains("+=", StringComparison.Ordinal))
                ?? ShellVerdict.Unknown;
        }

        bool[] isOurs = [.. variables.Select(IsOurs)];
        var defined = variables.Where((_, index) => isOurs[index]).Select(word => Define(word, isExported)).ToArray();
        if (isOurs.Length > 0 && !isOurs.Contains(false))
        {
            return ShellVerdict.Gone with { Defines = defined };
        }

        var parts = isOurs.Contains(true) ? ListRemoval.Plan([.. variables.Select(word => word.Range)], isOurs)! : [];
        return ShellVerdict.PartOfText with { Parts = parts, Defines = defined };
    }

    private ShellDefinition Define(ShellWord variable, bool isExported)
    {
        var name = NameOf(variable);
        return new ShellDefinition(naming.TextOf(name), IsCommand: false, isExported && !naming.IsNamedIn(name));
    }

    private TextRange NameOf(ShellWord variable) => ShellAssignment.Of(naming.Text, variable)?.Name ?? variable.Range;

    private bool IsOurs(ShellWord variable)
    {
        if (ShellAssignment.Of(naming.Text, variable) is not { } assignment)
        {
            return naming.IsNamedIn(variable.Range);
        }

        return naming.IsNamedIn(assignment.Name) || naming.IsWhole(assignment.Value) || TakesOnlyFromTheDatabase(variable, assignment);
    }

    /// <summary><c>rows=$(psql -d x …)</c></summary>
    private bool TakesOnlyFromTheDatabase(ShellWord variable, ShellAssignment assignment) =>
        variable.Substitutions is [{ Commands: { Statements.Count: > 0 } commands } substitution]
        && Quotes.Strip(naming.Text, assignment.Value) == substitution.Range
        && isGone(commands);

    /// <summary>Any other command goes when the database is all that it is told to work on.</summary>
    private ShellVerdict JudgeOther(ShellSimpleCommand command, string name)
    {
        if (facts.OwnFunctions.Contains(name) || (name == ":" && command.Words.Count > 1 && command.Words.Skip(1).All(RequiresOwnVariable)))
        {
            return ShellVerdict.Gone;
        }

        if (naming.IsNamedIn(command.Words[0].Range))
        {
            return ShellVerdict.PartOfText;
        }

        var (ours, isValue) = (0, false);
        foreach (var word in command.Words.Skip(1))
        {
            var inner = word.Inner(naming.Text);
            var isOption = inner.In(naming.Text) is ['-', _, ..];
            var equals = isOption ? inner.In(naming.Text).IndexOf('=') : -1;
            var isNamed = naming.IsNamedIn(inner);
            if (isNamed && !naming.IsExactly(inner with { Start = inner.Start + equals + 1 }))
            {
                return ShellVerdict.PartOfText;
            }

            if (!isNamed && !isOption && !isValue)
            {
                return ShellVerdict.OtherOperands;
            }

            ours += isNamed ? 1 : 0;
            isValue = isOption && equals < 0 && TakesValue(inner.In(naming.Text));
        }

        var isReached = command.Assignments.Any(each => naming.IsNamedIn(each.Word.Range) && naming.IsWhole(each.Value));
        return ours > 0 || isReached ? ShellVerdict.Gone : ShellVerdict.PartOfText;
    }

    /// <summary>Options of which it is usual that the next word is their value.</summary>
    private static bool TakesValue(ReadOnlySpan<char> option) =>
        option.StartsWith("--", StringComparison.Ordinal)
            ? DatabaseClient.IsLongWithValue(option[2..])
            : option is "-h" or "-H" or "-p" or "-P" or "-u" or "-U" or "-d";

    /// <summary><c>: "${X_URL:?}"</c></summary>
    private bool RequiresOwnVariable(ShellWord word)
    {
        var inner = word.Inner(naming.Text);
        var end = inner.Start + 2;
        while (end < inner.End && (char.IsAsciiLetterOrDigit(naming.Text[end]) || naming.Text[end] == '_'))
        {
            end++;
        }

        return inner.In(naming.Text).StartsWith("${", StringComparison.Ordinal)
            && naming.IsNamedIn(new TextRange(inner.Start, end))
            && word.Substitutions.Count == 0;
    }

    /// <summary>Returns the items of an array, or of a text that a loop takes apart.</summary>
    private IReadOnlyList<TextRange>? ItemsOf(ShellWord variable)
    {
        if (variable.Items is not null)
        {
            return [.. variable.Items.Select(item => item.Range)];
        }

        return ShellAssignment.Of(naming.Text, variable) is { } assignment && facts.LoopLists.Contains(naming.TextOf(assignment.Name))
            ? WordList.Split(naming.Text, Quotes.Strip(naming.Text, assignment.Value))
            : null;
    }
}
