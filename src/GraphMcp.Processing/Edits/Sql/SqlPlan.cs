using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>What is done with each statement of one script.</summary>
internal sealed class SqlPlan
{
    private readonly SqlScript _script;
    private readonly string _text;
    private readonly SqlOwnership _ownership;
    private readonly ProposalBuilder _builder;
    private readonly Dictionary<SqlStatement, SqlVerdict> _verdicts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SqlStatement, int> _indexes = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SqlStatement> _sessions = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SqlStatement> _gone = new(ReferenceEqualityComparer.Instance);

    public SqlPlan(SqlScript script, EditRequest request)
    {
        (_script, _text) = (script, script.Source.Text);
        _ownership = new SqlOwnership(_text, new ReferenceIndex(request.References));
        _builder = new ProposalBuilder(script.Source, request.References, script.Comments);
        for (var index = 0; index < script.Statements.Count; index++)
        {
            _indexes[script.Statements[index]] = index;
        }
    }

    public EditProposal Propose()
    {
        var judge = new SqlJudge(_ownership, _script.Dialect);
        foreach (var statement in _script.Statements.Where(_ownership.NamesAny))
        {
            _verdicts[statement] = judge.Judge(statement);
        }

        _gone.UnionWith(_verdicts.Where(each => each.Value.IsWhole).Select(each => each.Key));
        RemoveSessions();
        KeepWhatIsStillUsed();
        foreach (var (statement, verdict) in _verdicts)
        {
            Apply(statement, verdict);
        }

        return _builder.Build();
    }

    private void Apply(SqlStatement statement, SqlVerdict verdict)
    {
        if (_gone.Contains(statement))
        {
            _builder.RemoveStructure(WithBatchEnd(statement));
            return;
        }

        foreach (var part in verdict.Parts)
        {
            _builder.RemovePart(part);
        }

        _builder.LeaveIn(statement.Range, verdict.Code, verdict.Reason);
    }

    /// <summary>A batch of nothing but the statement goes with its <c>GO</c>.</summary>
    private TextRange WithBatchEnd(SqlStatement statement)
    {
        var index = _indexes[statement];
        var isAlone = index == 0 || _script.Statements[index - 1].Kind == SqlStatementKind.Separator;
        var next = _script.Statements.ElementAtOrDefault(index + 1);
        return isAlone && _script.Dialect == SqlDialect.TSql && next?.Kind == SqlStatementKind.Separator
            ? statement.Range with
            {
                End = next.Range.End,
            }
            : statement.Range;
    }

    /// <summary>A view outside of the database stays while a statement that stays uses it.</summary>
    private void KeepWhatIsStillUsed()
    {
        foreach (
            var (statement, verdict) in _verdicts.Where(each => each.Value.Defines is not null && !_sessions.Contains(each.Key)).ToArray()
        )
        {
            var name = verdict.Defines!.Last.Inner(_text).In(_text).ToString();
            if (_script.Statements.Any(each => each != statement && !_gone.Contains(each) && Uses(each, name)))
            {
                _gone.Remove(statement);
                _verdicts[statement] = SqlVerdict.Left("still-used", "A statement that stays uses what this one creates.");
            }
        }
    }

    private bool Uses(SqlStatement statement, string name) =>
        statement.Code.Any(token => token.Inner(_text).In(_text).Contains(name, StringComparison.OrdinalIgnoreCase));

    private void RemoveSessions()
    {
        foreach (var session in new SqlSessions(_script, _ownership, _gone).Find())
        {
            var first = _script.Statements[session.First];
            if (!session.CanGo)
            {
                _verdicts[first] = SqlVerdict.Left(
                    "session-continues",
                    "Statements below run in this database; without the connection they would run in another one."
                );
                continue;
            }

            _sessions.UnionWith(_script.Statements.Skip(session.First).Take(session.End - session.First));
            _gone.UnionWith(_sessions);
            _builder.RemoveStructure(new TextRange(first.Range.Start, _script.Statements[session.End - 1].Range.End));
        }
    }
}
