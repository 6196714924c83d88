using GraphMcp.Processing.Edits.Spans;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace GraphMcp.Processing.Edits.Text;

/// <summary>The top-level blocks of a Markdown document.</summary>
internal static class MarkdownPassages
{
    /// <summary>Returns the blocks by offset; markers are none, and front matter has its marker behind it.</summary>
    public static IReadOnlyList<Passage> Of(string text, string database)
    {
        var source = new SourceText(text);
        // The parser's offsets are exact only with line feeds; lines are the same in both texts.
        var parsed = new SourceText(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        var blocks = BlocksOf(parsed);
        var starts = Array.ConvertAll(blocks, block => source.WholeLine(parsed.LineAt(block.Span.Start)).Start);
        List<Passage> passages = [];
        for (var index = 0; index < blocks.Length; index++)
        {
            var range = new TextRange(starts[index], index + 1 < blocks.Length ? starts[index + 1] : text.Length);
            if (blocks[index] is YamlFrontMatterBlock front)
            {
                var last = parsed.LineAt(front.Span.End);
                passages.Add(new Passage(range, source.WholeLine(last).End, IsMarked(source, last + 1, +1, database)));
            }
            else if (!DecommissionMarker.IsMarker(source.ContentOf(source.LineAt(starts[index])).In(text)))
            {
                passages.Add(new Passage(range, range.Start, IsMarked(source, source.LineAt(range.Start) - 1, -1, database)));
            }
        }

        return passages;
    }

    /// <summary>Definitions and footnotes are gathered in groups; in the document each stands where it was written.</summary>
    private static Block[] BlocksOf(SourceText source)
    {
        var all = Markdown.Parse(source.Text, MarkdownRendering.Core).SelectMany(TopLevel);
        List<Block> blocks = [];
        foreach (var block in all.Where(each => !each.Span.IsEmpty).OrderBy(each => each.Span.Start))
        {
            if (block is not FootnoteLinkReferenceDefinition && (blocks.Count == 0 || !IsSamePassage(source, blocks[^1], block)))
            {
                blocks.Add(block);
            }
        }

        return [.. blocks];

        static IEnumerable<Block> TopLevel(Block block) =>
            block is LinkReferenceDefinitionGroup or FootnoteGroup ? (ContainerBlock)block : [block];
    }

    /// <summary>Definitions and what follows them without a blank line are one passage (a heading's span may even start with them).</summary>
    private static bool IsSamePassage(SourceText source, Block previous, Block block)
    {
        var (first, next) = (source.LineAt(previous.Span.Start), source.LineAt(block.Span.Start));
        return first == next || (previous is LinkReferenceDefinition && !Enumerable.Range(first, next - first).Any(source.IsBlankLine));
    }

    /// <summary>Looks at the markers, of whichever databases, on the lines next to a block.</summary>
    private static bool IsMarked(SourceText source, int line, int step, string database)
    {
        for (; line >= 1 && line <= source.LineCount; line += step)
        {
            var content = source.ContentOf(line).In(source.Text);
            if (DecommissionMarker.IsMarkerOf(content, database))
            {
                return true;
            }

            if (!content.IsWhiteSpace() && !DecommissionMarker.IsMarker(content))
            {
                return false;
            }
        }

        return false;
    }
}
