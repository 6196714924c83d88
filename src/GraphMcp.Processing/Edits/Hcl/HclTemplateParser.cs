namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Reads quoted strings and heredocs with what they interpolate.</summary>
internal sealed class HclTemplateParser(HclCursor cursor, HclExpressionParser expressions)
{
    public HclTemplate ParseQuoted()
    {
        var template = new HclTemplate();
        var start = cursor.At++;
        while (cursor.Current != '"')
        {
            if (cursor.IsAtEnd || cursor.IsAtLineEnd)
            {
                throw cursor.Error("a string is not closed");
            }

            ParsePart(template, escapes: true);
        }

        template.Content = new(start + 1, cursor.At);
        cursor.At++;
        template.Span = new(start, cursor.At);
        return template;
    }

    public HclTemplate ParseHeredoc()
    {
        var template = new HclTemplate { IsHeredoc = true };
        var start = cursor.At;
        cursor.At += cursor.IsAt("<<-") ? 3 : 2;
        var marker = cursor.TryName() ?? throw cursor.Error("a heredoc's marker is expected");
        if (!cursor.IsAtLineEnd)
        {
            throw cursor.Error("a new line is expected after a heredoc's marker");
        }

        cursor.SkipLineEnd();
        var content = cursor.At;
        while (!IsAtMarker(marker))
        {
            ParseLine(template);
        }

        template.Content = new(content, cursor.At);
        cursor.SkipBlanks();
        cursor.At += marker.Length;
        template.Span = new(start, cursor.At);
        return template;
    }

    private bool IsAtMarker(string marker)
    {
        if (cursor.IsAtEnd)
        {
            throw cursor.Error("a heredoc is not closed");
        }

        var line = cursor.Text.AsSpan(cursor.At);
        var end = line.IndexOfAny('\r', '\n');
        return (end < 0 ? line : line[..end]).Trim(" \t").SequenceEqual(marker);
    }

    private void ParseLine(HclTemplate template)
    {
        while (!cursor.IsAtEnd && !cursor.IsAtLineEnd)
        {
            ParsePart(template, escapes: false);
        }

        if (!cursor.IsAtEnd)
        {
            cursor.SkipLineEnd();
        }
    }

    private void ParsePart(HclTemplate template, bool escapes)
    {
        if (cursor.Accept("$${") || cursor.Accept("%%{"))
        {
            return;
        }

        if (cursor.Accept("${"))
        {
            ParseInterpolation(template);
        }
        else if (cursor.Accept("%{"))
        {
            template.HasDirectives = true;
            ParseDirective(template);
        }
        else
        {
            cursor.At += escapes && cursor.Current == '\\' && cursor.At + 1 < cursor.Text.Length ? 2 : 1;
        }
    }

    private void ParseInterpolation(HclTemplate template)
    {
        _ = cursor.Accept("~");
        template.Adopt(expressions.Parse(acrossLines: true));
        Close();
    }

    /// <summary>Of <c>if</c> and <c>for</c> the last part is an expression; <c>else</c>, <c>endif</c> and <c>endfor</c> have none.</summary>
    private void ParseDirective(HclTemplate template)
    {
        _ = cursor.Accept("~");
        cursor.SkipBlanks(andLines: true);
        var word = cursor.TryName();
        if (word == "for")
        {
            var length = cursor.Text.AsSpan(cursor.At).IndexOf(" in ");
            cursor.At = length < 0 ? throw cursor.Error("'in' is expected in a template's loop") : cursor.At + length + 4;
        }

        if (word is "if" or "for")
        {
            template.Adopt(expressions.Parse(acrossLines: true));
        }
        else if (word is not ("else" or "endif" or "endfor"))
        {
            throw cursor.Error("a template's directive is not known");
        }

        Close();
    }

    private void Close()
    {
        cursor.SkipBlanks(andLines: true);
        _ = cursor.Accept("~");
        cursor.Expect("}", "after an interpolation");
    }
}
