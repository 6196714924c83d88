using System.Text;
using System.Xml;

namespace GraphMcp.Workflows.Reports.Writers;

/// <summary>Makes any text one that XML can hold.</summary>
internal static class XmlText
{
    /// <summary>Returns the text with control characters shown and what is no character replaced.</summary>
    public static string Of(string text)
    {
        var visible = ReportWording.Visible(text);
        var legal = new StringBuilder(visible.Length);
        for (var at = 0; at < visible.Length; at++)
        {
            if (at + 1 < visible.Length && XmlConvert.IsXmlSurrogatePair(visible[at + 1], visible[at]))
            {
                legal.Append(visible, at++, 2);
            }
            else
            {
                legal.Append(XmlConvert.IsXmlChar(visible[at]) ? visible[at] : '\uFFFD');
            }
        }

        return legal.ToString();
    }
}
