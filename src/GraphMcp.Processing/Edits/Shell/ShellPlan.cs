using GraphMcp.Processing.Edits.Shell.Judging;
using GraphMcp.Processing.Edits.Shell.Syntax;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell;

/// <summary>What is done with each statement of one script.</summary>
internal sealed class ShellPlan
{
    private static readonly ShellVerdict SharedLine = ShellVerdict.Left(
        "shared-line",
        "The statement shares a line with another command, or its input does."
    );

    private readonly ShellScript _script;
    private readonly ShellNaming _naming;
    private readonly EditRequest _request;
    private readonly Dictionary<ShellStatement, ShellVerdict> _kept = new(ReferenceEqualityComparer.Instance);

    public ShellPlan(ShellScript script, EditRequest request)
    {
        (_script, _request) = (script, request);
        _naming = new ShellNaming(script.Source.Text, new ReferenceIndex(request.References));
    }

    public EditProposal Propose()
    {
        // What has to stay may need something else that was to go: repeat until nothing has to come back.
        while (true)
        {
            var facts = ScriptSurvey.Of(_script, _naming, _kept.Keys);
            var judge = new StatementJudge(_naming, facts, _kept);
            judge.JudgeList(_script.Body);
            var walk = new ShellRemovals(_naming, facts, judge);
            walk.Visit(_script.Body);
            if (!KeepMore(walk))
            {
                return Build(walk);
            }
        }
    }

    private bool KeepMore(ShellRemovals walk)
    {
        var before = _kept.Count;
        var uses = new ShellUses(_script, walk);
        foreach (var (statement, definitions) in walk.Definitions)
        {
            if (definitions.Any(uses.Contain))
            {
                _kept[statement] = ShellVerdict.Left("still-used", "Something that stays uses what this defines.");
            }
            else if (walk.StartsPrograms && definitions.Any(each => each.ReachesPrograms))
            {
                _kept[statement] = ShellVerdict.Left("implicitly-used", "Programs that the script starts may read this variable.");
            }
        }

        foreach (var statement in walk.Statements)
        {
            if (Obstacle(statement) is { } verdict)
            {
                _kept[statement] = verdict;
            }
        }

        return _kept.Count > before;
    }

    private ShellVerdict? Obstacle(ShellStatement statement)
    {
        if (TemplateTags.In(statement.Whole.In(_naming.Text)))
        {
            return ShellVerdict.Left("template-tag", "A template's tag stands in the statement; it may pair with one elsewhere.");
        }

        if (ContinuesLine(statement))
        {
            return SharedLine;
        }

        var behind = statement.Heredocs.Where(each => each.Body.Start >= statement.Range.End).Select(each => each.Body.Start).ToArray();
        if (behind.Length == 0)
        {
            return null;
        }

        var source = _script.Source;
        var line = source.LineAt(statement.Range.End);
        var rest = new TextRange(statement.Range.End, source.ContentOf(line).End).Trim(source.Text);
        var isNext = source.WholeLine(line).End == behind.Min();
        return isNext && (rest.IsEmpty || _script.Comments.Contains(rest)) ? null : SharedLine;
    }

    /// <summary>Tells whether a backslash joins the statement's first line to the one before.</summary>
    private bool ContinuesLine(ShellStatement statement)
    {
        var source = _script.Source;
        var line = source.LineAt(statement.Core.Start);
        return line > 1
            && new TextRange(source.WholeLine(line).Start, statement.Core.Start).Trim(source.Text).IsEmpty
            && source.ContentOf(line - 1).In(source.Text) is [.., '\\'];
    }

    private EditProposal Build(ShellRemovals walk)
    {
        var builder = new ProposalBuilder(_script.Source, _request.References, _script.Comments);
        foreach (var removal in walk.Structures)
        {
            builder.RemoveStructure(removal);
        }

        foreach (var replacement in walk.Replacements)
        {
            builder.ReplaceStructure(replacement, ":");
        }

        foreach (var part in walk.Parts)
        {
            builder.RemovePart(part);
        }

        foreach (var (range, verdict) in walk.Left)
        {
            builder.LeaveIn(range, verdict.Code, verdict.Reason);
        }

        return builder.Build();
    }
}
