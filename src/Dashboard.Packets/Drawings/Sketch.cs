using System.Globalization;
using System.Net;
using System.Text;
using Dashboard.Core;
using static System.FormattableString;

namespace Dashboard.Packets.Drawings;

/// <summary>
/// SVG as it is drawn, in user units of which a page's width has <see cref="Width"/>, so that its texts are nearly eight points high there.
/// </summary>
internal sealed class Sketch(double height)
{
    public const double Width = 540;
    public const string Ink = "#1b2330";
    public const string Faint = "#cfd5de";
    public const string Rest = "#9aa4b2";

    private const int MaxText = 30;
    private const double TextSize = 8.5;

    private readonly StringBuilder shapes = new();

    /// <summary>Colours that the colour-blind tell apart (Okabe and Ito, 2008).</summary>
    public static IReadOnlyList<string> Colours { get; } = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"];

    public void Box(double x, double y, double width, double height, string fill) =>
        shapes.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{fill}\"/>");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 0.75) =>
        shapes.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{stroke}\" stroke-width=\"{width:0.##}\"/>");

    public void Dot(double x, double y, string fill) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"3\" fill=\"{fill}\"/>");

    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    public void Text(double x, double y, string text, string anchor = "start") =>
        shapes.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(Shortened(VisibleText.Of(text)))}</text>");

    // Never between the halves of a character.
    private static string Shortened(string text)
    {
        if (text.Length <= MaxText) return text;
        var end = MaxText - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>The number in a cell; zero for one that was taken away.</summary>
    public static double NumberOf(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;

    /// <summary>A cell's number as it is written for people; a cell that has none as it is.</summary>
    public static string ShownOf(string cell) => double.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        ? Shown(number) : cell;

    public static string Shown(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A step of 1, 2 or 5 times a power of ten, of which about four lie below a number.</summary>
    public static double StepBelow(double number)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(number / 4)));
        return power * ((number / 4 / power) switch { >= 5 => 5, >= 2 => 2, _ => 1 });
    }

    public override string ToString() => Invariant(
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width:0.##} {height:0.##}\" width=\"{Width:0.##}\" height=\"{height:0.##}\" font-family=\"sans-serif\" font-size=\"{TextSize:0.##}\" fill=\"{Ink}\">{shapes}</svg>");
}
