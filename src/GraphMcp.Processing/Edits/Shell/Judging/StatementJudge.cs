using System.Collections.Frozen;
using GraphMcp.Processing.Edits.Shell.Syntax;

namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>Judges all statements of a script, from the innermost to the outermost.</summary>
/// <param name="naming">How words name the database.</param>
/// <param name="facts">What the script says as a whole.</param>
/// <param name="kept">Statements that have to stay, whatever they are about.</param>
internal sealed class StatementJudge(ShellNaming naming, ScriptFacts facts, IReadOnlyDictionary<ShellStatement, ShellVerdict> kept)
{
    private static readonly ShellVerdict NotNamed = ShellVerdict.Left("", "");

    private readonly Dictionary<ShellStatement, ShellVerdict> _verdicts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gets the verdicts over all statements that name the database.</summary>
    public IReadOnlyDictionary<ShellStatement, ShellVerdict> Verdicts => _verdicts;

    public bool IsGone(ShellStatement statement) => _verdicts.TryGetValue(statement, out var verdict) && verdict.IsGone;

    /// <summary>Returns true for a statement that would have gone if nothing needed it.</summary>
    public bool IsNeeded(ShellStatement statement) => kept.ContainsKey(statement);

    public void JudgeList(ShellList list)
    {
        foreach (var statement in list.Statements)
        {
            foreach (var inner in statement.Lists)
            {
                JudgeList(inner);
            }

            if (naming.IsNamedIn(statement.Whole))
            {
                _verdicts[statement] = kept.TryGetValue(statement, out var verdict) ? verdict : Judge(statement);
            }
        }

        JudgeMessages(list);
    }

    /// <summary>A message directly before or after something that goes, and that names the database, announced that.</summary>
    private void JudgeMessages(ShellList list)
    {
        var isGone = list.Statements.Select(IsGone).ToArray();
        for (var index = 0; index < isGone.Length; index++)
        {
            var isBeside = (index > 0 && isGone[index - 1]) || (index + 1 < isGone.Length && isGone[index + 1]);
            var statement = list.Statements[index];
            if (isBeside && !isGone[index] && _verdicts.ContainsKey(statement) && !kept.ContainsKey(statement) && IsMessage(statement))
            {
                _verdicts[statement] = ShellVerdict.Gone;
            }
        }
    }

    private bool IsMessage(ShellStatement statement) =>
        statement.Commands.ToArray() is [ShellSimpleCommand message]
        && ShellCommands.Is(ShellCommands.Messages, naming.Text, message)
        && message.Redirects.All(redirect => redirect.Operator == ">&");

    private ShellVerdict Judge(ShellStatement statement)
    {
        var verdicts = statement.Pipelines.Select(Judge).ToArray();
        if (!Array.Exists(verdicts, verdict => verdict.IsGone))
        {
            var first = Array.Find(verdicts, verdict => verdict.Code.Length > 0) ?? ShellVerdict.Unknown;
            return first with { Parts = [.. verdicts.SelectMany(verdict => verdict.Parts)] };
        }

        return verdicts.Select((verdict, index) => verdict.IsGone || DependsOnOthers(statement, verdict, index)).Contains(false)
            ? ShellVerdict.PartOfList
            : ShellVerdict.Gone with
            {
                Defines = [.. verdicts.SelectMany(verdict => verdict.Defines)],
            };
    }

    /// <summary>A report on the command before it, or a question whether the command behind it makes sense, goes with that.</summary>
    private bool DependsOnOthers(ShellStatement statement, ShellVerdict verdict, int index) =>
        index == 0
            ? statement.Operators is ["&&", ..] && verdict.Code == "condition"
            : statement.Pipelines[index].Commands is [var only] && ShellCommands.Is(ShellCommands.Reports, naming.Text, only);

    private ShellVerdict Judge(ShellPipeline pipeline)
    {
        var verdicts = pipeline.Commands.Select(command => naming.IsNamedIn(command.Range) ? Judge(command) : NotNamed).ToArray();
        if (verdicts.Length == 1)
        {
            return verdicts[0];
        }

        var hasOther = Array.Exists(verdicts, verdict => !verdict.IsGone && verdict != NotNamed);
        var others = pipeline.Commands.Where((_, index) => !verdicts[index].IsGone);
        return !hasOther && Array.Exists(verdicts, verdict => verdict.IsGone) && others.All(IsFilter)
            ? ShellVerdict.Gone with
            {
                Defines = [.. verdicts.SelectMany(verdict => verdict.Defines)],
            }
            : ShellVerdict.PartOfList with
            {
                Parts = [.. verdicts.SelectMany(verdict => verdict.Parts)],
            };
    }

    private ShellVerdict Judge(ShellCommand command) =>
        command switch
        {
            ShellSimpleCommand simple => new CommandJudge(naming, facts, IsAllGone).Judge(simple),
            ShellFunction function when naming.IsNamedIn(function.Name) => ShellVerdict.Gone with
            {
                Defines = [new ShellDefinition(naming.TextOf(function.Name), IsCommand: true, ReachesPrograms: false)],
            },
            ShellBlock { Keyword: "{" or "(", Redirects.Count: 0 } block when block.Parts[0].Statements.All(IsGone) => ShellVerdict.Gone,
            ShellBlock { Keyword: "if" or "while" } block when IsAboutTheDatabase(block) => ShellVerdict.Gone,
            ShellExpression => ShellVerdict.Condition,
            _ => ShellVerdict.Unknown,
        };

    private bool IsAllGone(ShellList list)
    {
        var judge = new StatementJudge(naming, facts, kept);
        judge.JudgeList(list);
        return list.Statements.All(judge.IsGone);
    }

    /// <summary>It asks for the database and, depending on that, does nothing but with the database: all of it goes.</summary>
    /// <remarks>What only compares a name and then reports or ends may be a refusal, which has to stay.</remarks>
    private bool IsAboutTheDatabase(ShellBlock block)
    {
        var questions = block.Parts.Where(part => part.Role == ShellListRole.Condition).SelectMany(part => part.Statements).ToArray();
        var answers = block.Parts.Where(part => part.Role == ShellListRole.Body).SelectMany(part => part.Statements).ToArray();
        var asksServer = Array.TrueForAll(questions, question => question.Commands.Any(IsClient));
        var reports = asksServer ? ShellCommands.Reports : ShellCommands.Messages;
        return Array.TrueForAll(questions, IsQuestion)
            && (asksServer || Array.Exists(answers, IsGone))
            && Array.TrueForAll(
                answers,
                each => IsGone(each) || each.Commands.All(command => ShellCommands.Is(reports, naming.Text, command))
            );
    }

    private bool IsQuestion(ShellStatement statement) =>
        naming.IsNamedIn(statement.Whole)
        && (
            IsGone(statement)
            || statement.Commands.All(command =>
                command is ShellExpression
                || IsClient(command)
                || IsFilter(command)
                || ShellCommands.Is(ShellCommands.Tests, naming.Text, command)
            )
        );

    private bool IsFilter(ShellCommand command) => ShellCommands.Is(ShellCommands.Filters, naming.Text, command);

    private bool IsClient(ShellCommand command) =>
        command is ShellSimpleCommand { Assignments.Count: 0, Words.Count: > 0 } simple
        && new ClientJudge(naming).FindClient(simple.Words) >= 0;
}
