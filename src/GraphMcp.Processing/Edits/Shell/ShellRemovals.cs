using GraphMcp.Processing.Edits.Shell.Judging;
using GraphMcp.Processing.Edits.Shell.Syntax;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell;

/// <summary>Walks through a script from the outside to the inside and gathers what goes and what stays.</summary>
internal sealed class ShellRemovals(ShellNaming naming, ScriptFacts facts, StatementJudge judge)
{
    private static readonly ShellVerdict Heredoc = ShellVerdict.Left(
        "heredoc",
        "The name stands in text that a command reads; what the command does with it is not known."
    );

    private static readonly ShellVerdict Substitution = ShellVerdict.Left(
        "command-substitution",
        "The output of the command that names the database is used here."
    );

    private readonly CommandJudge _commands = new(naming, facts, _ => false);

    /// <summary>Gets the outermost statements that go.</summary>
    public List<ShellStatement> Statements { get; } = [];

    /// <summary>Gets what goes with its lines.</summary>
    public List<TextRange> Structures { get; } = [];

    /// <summary>Gets statements in whose place something has to stand.</summary>
    public List<TextRange> Replacements { get; } = [];

    /// <summary>Gets words that go.</summary>
    public List<TextRange> Parts { get; } = [];

    /// <summary>Gets why the rest stays; for one place the first reason counts.</summary>
    public List<(TextRange Range, ShellVerdict Verdict)> Left { get; } = [];

    /// <summary>Gets what is not defined anymore, by the statement that defined it.</summary>
    public List<(ShellStatement Statement, IReadOnlyList<ShellDefinition> Definitions)> Definitions { get; } = [];

    /// <summary>Gets whether a command that stays starts a program.</summary>
    public bool StartsPrograms { get; private set; }

    /// <summary>Gets everything that goes.</summary>
    public IEnumerable<TextRange> Ranges => [.. Structures, .. Replacements, .. Parts];

    public void Visit(ShellList list)
    {
        var isEmptied = list.Role == ShellListRole.Body && list.Statements.All(judge.IsGone);
        foreach (var statement in list.Statements)
        {
            if (list.Role != ShellListRole.Condition && judge.IsGone(statement))
            {
                Remove(statement, isReplaced: isEmptied && statement == list.Statements[0]);
            }
            else
            {
                Keep(statement, list.Role);
            }
        }
    }

    private void Remove(ShellStatement statement, bool isReplaced)
    {
        Statements.Add(statement);
        var hasInput = statement.Whole.End > statement.Range.End;
        if (isReplaced)
        {
            Replacements.Add(hasInput ? statement.Whole : statement.Core);
        }
        else
        {
            Structures.Add(statement.Whole);
        }

        AddDefinitions(statement);
    }

    private void AddDefinitions(ShellStatement statement)
    {
        if (judge.Verdicts.TryGetValue(statement, out var verdict) && verdict.Defines.Count > 0)
        {
            Definitions.Add((statement, verdict.Defines));
        }

        // What a function defines is its own.
        foreach (var inner in statement.Commands.Where(command => command is not ShellFunction).SelectMany(command => command.Lists))
        {
            foreach (var each in inner.Statements)
            {
                AddDefinitions(each);
            }
        }
    }

    private void Keep(ShellStatement statement, ShellListRole role)
    {
        var verdict = judge.Verdicts.GetValueOrDefault(statement);
        if (judge.IsNeeded(statement))
        {
            Left.Add((statement.Whole, verdict!));
        }

        foreach (var command in statement.Commands)
        {
            Visit(command);
        }

        if (verdict is null)
        {
            return;
        }

        if (role == ShellListRole.Condition)
        {
            Left.Add((statement.Whole, ShellVerdict.Condition));
            return;
        }

        Parts.AddRange(verdict.Parts);
        if (verdict.Parts.Count > 0 && verdict.Defines.Count > 0)
        {
            Definitions.Add((statement, verdict.Defines));
        }

        Left.AddRange(statement.Heredocs.Select(heredoc => (heredoc.Body, Heredoc)));
        Left.Add((statement.Whole, verdict));
    }

    private void Visit(ShellCommand command)
    {
        switch (command)
        {
            case ShellSimpleCommand simple:
                VisitSimple(simple);
                break;
            case ShellLoop loop:
                VisitItems(loop);
                Visit(loop.Body);
                break;
            case ShellCase choice:
                VisitBranches(choice);
                break;
            case ShellFunction function:
                Visit(function.Body);
                break;
            default:
                foreach (var list in command.Lists)
                {
                    Visit(list);
                }

                break;
        }
    }

    private void VisitSimple(ShellSimpleCommand command)
    {
        var words = command.Words.Concat(command.Assignments.Select(each => each.Word)).ToArray();
        var substitutions = words.SelectMany(word => word.Substitutions).ToArray();
        Left.AddRange(substitutions.Select(each => (each.Range, Substitution)));
        StartsPrograms |= substitutions.Length > 0;
        StartsPrograms |= command.Words.Count > 0 && !ShellCommands.IsBuiltin(ShellCommands.NameOf(naming.Text, command));
    }

    private void VisitItems(ShellLoop loop)
    {
        if (_commands.JudgeItems([.. loop.Items.Select(item => item.Range)]) is { } verdict)
        {
            Parts.AddRange(verdict.Parts);
            Left.AddRange(loop.Items.Select(item => (item.Range, verdict)));
        }
    }

    private void VisitBranches(ShellCase choice)
    {
        for (var index = 0; index < choice.Branches.Count; index++)
        {
            var branch = choice.Branches[index];
            bool[] isOurs = [.. branch.Patterns.Select(pattern => naming.IsWhole(pattern.Range))];
            var fallsIn = index > 0 && choice.Branches[index - 1].Terminator == ";&";
            if (!isOurs.Contains(false) && !fallsIn && !TemplateTags.In(branch.Range.In(naming.Text)))
            {
                Structures.Add(branch.Range);
                continue;
            }

            if (isOurs.Contains(false))
            {
                Parts.AddRange(ListRemoval.Plan([.. branch.Patterns.Select(pattern => pattern.Range)], isOurs) ?? []);
            }

            Visit(branch.Body);
        }
    }
}
