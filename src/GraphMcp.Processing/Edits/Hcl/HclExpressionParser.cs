using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Reads expressions; line endings end one unless brackets, parentheses or an interpolation are open.</summary>
internal sealed class HclExpressionParser
{
    private static readonly string[] BinaryOperators = ["||", "&&", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%"];

    private readonly HclCursor _cursor;
    private readonly HclTemplateParser _templates;
    private readonly HclCollectionParser _collections;
    private bool _acrossLines;

    public HclExpressionParser(HclCursor cursor)
    {
        _cursor = cursor;
        _templates = new HclTemplateParser(cursor, this);
        _collections = new HclCollectionParser(cursor, this);
    }

    /// <summary>Reads an expression and the blanks before it.</summary>
    public HclNode Parse(bool acrossLines)
    {
        var outer = _acrossLines;
        _acrossLines = acrossLines;
        var expression = ParseConditional();
        _acrossLines = outer;
        return expression;
    }

    public HclTemplate ParseQuoted() => _templates.ParseQuoted();

    /// <summary>Goes over blanks, and over line endings where they mean nothing.</summary>
    public void Skip() => _cursor.SkipBlanks(_acrossLines);

    private HclNode ParseConditional()
    {
        _cursor.Enter();
        var condition = ParseOperation();
        var expression = AcceptNext("?") ? ParseBranches(condition) : condition;
        _cursor.Leave();
        return expression;
    }

    private HclExpression ParseBranches(HclNode condition)
    {
        var conditional = Start(new HclExpression(HclExpressionKind.Conditional), condition);
        conditional.Adopt(ParseConditional());
        Skip();
        _cursor.Expect(":", "in a conditional");
        conditional.Adopt(ParseConditional());
        return End(conditional);
    }

    /// <summary>Precedence does not matter here: an operation is never taken apart.</summary>
    private HclNode ParseOperation()
    {
        var first = ParseUnary();
        HclExpression? operation = null;
        while (Array.Exists(BinaryOperators, AcceptOperator))
        {
            operation ??= Start(new HclExpression(HclExpressionKind.Operation), first);
            operation.Adopt(ParseUnary());
        }

        return operation is null ? first : End(operation);
    }

    private bool AcceptOperator(string sign) => !IsNext("=>") && AcceptNext(sign);

    private HclNode ParseUnary()
    {
        Skip();
        if (_cursor.Current is not ('-' or '!'))
        {
            return ParsePostfix();
        }

        var operation = new HclExpression(HclExpressionKind.Operation) { Span = new(_cursor.At, _cursor.At) };
        _cursor.At++;
        _cursor.Enter();
        operation.Adopt(ParseUnary());
        _cursor.Leave();
        return End(operation);
    }

    private HclNode ParsePostfix()
    {
        var term = ParseTerm();
        while (IsAtStep())
        {
            if (term is not HclTraversal)
            {
                term = Start(new HclExpression(HclExpressionKind.Access), term);
            }

            ParseStep(term);
            End(term);
        }

        return term;
    }

    private bool IsAtStep() => _cursor.Current == '[' || (_cursor.Current == '.' && !_cursor.IsAt("..."));

    private void ParseStep(HclNode term)
    {
        var path = (term as HclTraversal)?.Path;
        if (_cursor.Accept("."))
        {
            SkipAttributeName(path);
            return;
        }

        _cursor.Expect("[", "before an index");
        if (_cursor.Accept("*]"))
        {
            return;
        }

        var index = term.Adopt(Parse(acrossLines: true));
        if (index is not HclExpression { Kind: HclExpressionKind.Literal })
        {
            path?.Add(index is HclTemplate { Children.Count: 0 } key ? key.Content.In(_cursor.Text).ToString() : "*");
        }

        _cursor.SkipBlanks(andLines: true);
        _cursor.Expect("]", "after an index");
    }

    private void SkipAttributeName(List<string>? path)
    {
        if (_cursor.TryName() is { } name)
        {
            path?.Add(name);
        }
        else if (!_cursor.Accept("*") && !AcceptDigits())
        {
            throw _cursor.Error("a name is expected after a dot");
        }
    }

    private bool AcceptDigits()
    {
        var start = _cursor.At;
        while (char.IsAsciiDigit(_cursor.Current))
        {
            _cursor.At++;
        }

        return _cursor.At > start;
    }

    private HclNode ParseTerm() =>
        _cursor.Current switch
        {
            '"' => _templates.ParseQuoted(),
            '<' when _cursor.IsAt("<<") => _templates.ParseHeredoc(),
            '[' => _collections.ParseTuple(),
            '{' => _collections.ParseObject(),
            '(' => ParseParentheses(),
            >= '0' and <= '9' => ParseNumber(),
            _ => ParseNamed(),
        };

    private HclExpression ParseParentheses()
    {
        var parentheses = new HclExpression(HclExpressionKind.Parentheses) { Span = new(_cursor.At, _cursor.At) };
        _cursor.At++;
        parentheses.Adopt(Parse(acrossLines: true));
        _cursor.SkipBlanks(andLines: true);
        _cursor.Expect(")", "after an expression in parentheses");
        return End(parentheses);
    }

    private HclExpression ParseNumber()
    {
        var start = _cursor.At;
        AcceptDigits();
        if (_cursor.Current == '.' && _cursor.At + 1 < _cursor.Text.Length && char.IsAsciiDigit(_cursor.Text[_cursor.At + 1]))
        {
            _cursor.At++;
            AcceptDigits();
        }

        if (_cursor.Accept("e") || _cursor.Accept("E"))
        {
            _ = _cursor.Accept("+") || _cursor.Accept("-");
            AcceptDigits();
        }

        return new HclExpression(HclExpressionKind.Literal) { Span = new(start, _cursor.At) };
    }

    private HclNode ParseNamed()
    {
        var start = _cursor.At;
        var name = _cursor.TryName() ?? throw _cursor.Error("an expression is expected");
        while (_cursor.Accept("::"))
        {
            name += "::" + (_cursor.TryName() ?? throw _cursor.Error("a function's name is expected"));
        }

        if (_cursor.Current == '(')
        {
            return _collections.ParseArguments(new HclCall { Name = name, Span = new(start, start) });
        }

        if (name is "true" or "false" or "null")
        {
            return new HclExpression(HclExpressionKind.Literal) { Span = new(start, _cursor.At) };
        }

        var traversal = new HclTraversal { Span = new(start, _cursor.At) };
        traversal.Path.Add(name);
        return traversal;
    }

    private bool IsNext(string sign)
    {
        var start = _cursor.At;
        Skip();
        var isNext = _cursor.IsAt(sign);
        _cursor.At = start;
        return isNext;
    }

    /// <summary>Goes over a sign and the blanks before it; over neither when the sign does not come next.</summary>
    private bool AcceptNext(string sign)
    {
        var start = _cursor.At;
        Skip();
        if (_cursor.Accept(sign))
        {
            return true;
        }

        _cursor.At = start;
        return false;
    }

    private static T Start<T>(T node, HclNode first)
        where T : HclNode
    {
        node.Span = first.Span;
        node.Adopt(first);
        return node;
    }

    private T End<T>(T node)
        where T : HclNode
    {
        node.Span = new TextRange(node.Span.Start, _cursor.At);
        return node;
    }
}
