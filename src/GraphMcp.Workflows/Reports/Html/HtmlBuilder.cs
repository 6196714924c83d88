using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GraphMcp.Workflows.Reports.Html;

/// <summary>Builds HTML from interpolated strings: what is written out is markup, what stands in braces is text and encoded.</summary>
internal sealed class HtmlBuilder
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();

    /// <summary>Appends markup.</summary>
    public HtmlBuilder Append([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Returns a file that is part of this assembly.</summary>
    public static string Resource(string name)
    {
        using var resource = typeof(HtmlBuilder).Assembly.GetManifestResourceStream(typeof(HtmlBuilder), name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    /// <summary>Appends a file that is part of this assembly, as it is.</summary>
    public HtmlBuilder AppendResource(string name)
    {
        html.Append(Resource(name));
        return this;
    }

    /// <summary>Appends an encoded text in which every occurrence of some words is marked.</summary>
    public HtmlBuilder AppendMarked(string text, IReadOnlyCollection<string> words)
    {
        for (var at = 0; at < text.Length; )
        {
            var (start, length) = FindFirst(text, at, words);
            Append($"{text[at..start]}");
            if (length > 0)
            {
                Append($"<mark>{text.Substring(start, length)}</mark>");
            }

            at = start + length;
        }

        return this;
    }

    /// <summary>Writes what was built.</summary>
    public async Task WriteToAsync(Stream target, CancellationToken cancellationToken) =>
        await target.WriteAsync(Encoding.UTF8.GetBytes(html.ToString()), cancellationToken);

    /// <summary>Returns the first, and there the longest, of some words; the text's end when there is none.</summary>
    private static (int Start, int Length) FindFirst(string text, int from, IReadOnlyCollection<string> words) =>
        words
            .Where(word => word.Length > 0)
            .Select(word => (Start: text.IndexOf(word, from, StringComparison.Ordinal), word.Length))
            .Where(found => found.Start >= 0)
            .OrderBy(found => found.Start)
            .ThenByDescending(found => found.Length)
            .DefaultIfEmpty((text.Length, 0))
            .First();

    /// <summary>Appends the literal parts as they are and encodes the others.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly HtmlBuilder target;

        /// <summary>Called by the compiler.</summary>
        public Markup(int literalLength, int formattedCount, HtmlBuilder target)
        {
            _ = (literalLength, formattedCount);
            this.target = target;
        }

        /// <summary>Appends markup.</summary>
        public void AppendLiteral(string markup) => target.html.Append(markup);

        /// <summary>Appends text.</summary>
        public void AppendFormatted(string? text) => target.html.Append(Encoder.Encode(text ?? ""));

        /// <summary>Appends a number for a person.</summary>
        public void AppendFormatted(long number) => target.html.Append(Encoder.Encode(ReportWording.Number(number)));

        /// <summary>Appends a number in a form for programs.</summary>
        public void AppendFormatted(long number, string format) =>
            target.html.Append(Encoder.Encode(number.ToString(format, CultureInfo.InvariantCulture)));
    }
}
