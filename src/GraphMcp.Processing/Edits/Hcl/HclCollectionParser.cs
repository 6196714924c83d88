namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Reads tuples, objects, their <c>for</c> forms and a call's arguments.</summary>
internal sealed class HclCollectionParser(HclCursor cursor, HclExpressionParser expressions)
{
    public HclNode ParseTuple()
    {
        var start = cursor.At++;
        if (IsAtFor())
        {
            return ParseFor(start, "]");
        }

        var tuple = new HclCollection { IsObject = false };
        for (SkipAll(); cursor.Current != ']'; SkipAll())
        {
            var value = expressions.Parse(acrossLines: true);
            var element = tuple.Adopt(new HclElement { Span = value.Span });
            element.Adopt(value);
            SkipAll();
            AcceptComma(element, isRequired: cursor.Current != ']');
        }

        return Close(tuple, start);
    }

    public HclNode ParseObject()
    {
        var start = cursor.At++;
        if (IsAtFor())
        {
            return ParseFor(start, "}");
        }

        var node = new HclCollection { IsObject = true };
        for (SkipAll(); cursor.Current != '}'; SkipAll())
        {
            var element = node.Adopt(ParseElement());
            var end = cursor.At;
            SkipAll();
            AcceptComma(element, isRequired: cursor.Current != '}' && cursor.Text.AsSpan(end, cursor.At - end).IndexOfAny('\r', '\n') < 0);
        }

        return Close(node, start);
    }

    /// <summary>Reads a call from its opening parenthesis on.</summary>
    public HclCall ParseArguments(HclCall call)
    {
        cursor.At++;
        for (SkipAll(); cursor.Current != ')'; SkipAll())
        {
            call.Adopt(expressions.Parse(acrossLines: true));
            SkipAll();
            if (!cursor.Accept(",") && !cursor.Accept("...") && cursor.Current != ')')
            {
                throw cursor.Error("a comma or a closing parenthesis is expected after an argument");
            }
        }

        cursor.At++;
        call.Span = new(call.Span.Start, cursor.At);
        return call;
    }

    private HclElement ParseElement()
    {
        var key = expressions.Parse(acrossLines: false);
        cursor.SkipBlanks();
        if (cursor.IsAt("==") || !(cursor.Accept("=") || cursor.Accept(":")))
        {
            throw cursor.Error("an equals sign or a colon is expected after a key");
        }

        var value = expressions.Parse(acrossLines: false);
        var element = new HclElement
        {
            Key = TextOf(key),
            KeySpan = key.Span,
            Span = new(key.Span.Start, value.Span.End),
        };
        element.Adopt(key);
        element.Adopt(value);
        return element;
    }

    private string TextOf(HclNode key) =>
        key switch
        {
            HclTemplate { Children.Count: 0 } template => template.Content.In(cursor.Text).ToString(),
            HclTraversal { Path.Count: 1 } traversal => traversal.Path[0],
            HclExpression { Kind: HclExpressionKind.Literal } literal => literal.Span.In(cursor.Text).ToString(),
            _ => "",
        };

    private void AcceptComma(HclElement element, bool isRequired)
    {
        var at = cursor.At;
        if (cursor.Accept(","))
        {
            element.Comma = at;
        }
        else if (isRequired)
        {
            throw cursor.Error("a comma is expected between elements");
        }
    }

    private HclCollection Close(HclCollection collection, int start)
    {
        collection.Interior = new(start + 1, cursor.At);
        cursor.At++;
        collection.Span = new(start, cursor.At);
        return collection;
    }

    private bool IsAtFor()
    {
        var start = cursor.At;
        SkipAll();
        var isFor = cursor.TryName() == "for" && cursor.Current is ' ' or '\t' or '\r' or '\n';
        if (isFor)
        {
            cursor.SkipBlanks(andLines: true);
            isFor = cursor.Current is not ('=' or ':');
        }

        cursor.At = start;
        return isFor;
    }

    private HclExpression ParseFor(int start, string close)
    {
        var loop = new HclExpression(HclExpressionKind.For);
        SkipAll();
        _ = cursor.TryName();
        SkipName();
        if (cursor.Accept(","))
        {
            SkipName();
        }

        ExpectWord("in");
        AdoptNext(loop);
        cursor.Expect(":", "in a for expression");
        AdoptNext(loop);
        if (cursor.Accept("=>"))
        {
            AdoptNext(loop);
            _ = cursor.Accept("...");
            SkipAll();
        }

        if (cursor.Current == 'i')
        {
            ExpectWord("if");
            AdoptNext(loop);
        }

        cursor.Expect(close, "after a for expression");
        loop.Span = new(start, cursor.At);
        return loop;
    }

    private void AdoptNext(HclNode loop)
    {
        loop.Adopt(expressions.Parse(acrossLines: true));
        SkipAll();
    }

    private void SkipName()
    {
        SkipAll();
        _ = cursor.TryName() ?? throw cursor.Error("a name is expected in a for expression");
        SkipAll();
    }

    private void ExpectWord(string word)
    {
        if (cursor.TryName() != word)
        {
            throw cursor.Error($"'{word}' is expected in a for expression");
        }
    }

    private void SkipAll()
    {
        cursor.SkipBlanks(andLines: true);
        if (cursor.IsAtEnd)
        {
            throw cursor.Error("a bracket is not closed");
        }
    }
}
