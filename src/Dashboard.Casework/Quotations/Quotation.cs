using System.Security.Cryptography;
using System.Text;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Quotations;

/// <summary>
/// Words of a source: a span of its archived text, so that anybody who has that text can check them. They belong to the document
/// that words them, whomever it relays.
/// </summary>
public sealed class Quotation
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    public required int SourceNumber { get; init; }

    /// <summary>The words, character for character.</summary>
    public required string Text { get; init; }

    /// <summary>Where in the source's text they begin, in characters (UTF-16) from 0; null where no text was at hand.</summary>
    public int? Start { get; init; }

    /// <summary>The SHA-256 of the text, as UTF-8, of which this is a span; empty where none was at hand.</summary>
    public string TextSha256 { get; init; } = "";

    /// <summary>What kind of statement it is of the source.</summary>
    public required StatementKind Statement { get; init; }

    /// <summary>Who says it: the source itself, its author, or whom it relays.</summary>
    public required string SaidBy { get; init; }

    /// <summary>What it is about; wordings of one topic stand side by side.</summary>
    public required string Topic { get; init; }

    public string Note { get; init; } = "";

    public required DateTime AddedAt { get; init; }

    public required string AddedBy { get; init; }

    /// <summary>How many characters (UTF-16) it has.</summary>
    public int Length => Text.Length;

    /// <summary>Whether a text has these words at this place.</summary>
    public QuotationCheck Check(string? text) =>
        text is null ? QuotationCheck.NoText
        : Start is not { } start ? text.Contains(Text, StringComparison.Ordinal) ? QuotationCheck.Found : QuotationCheck.Differs
        : TextSha256.Length > 0 && TextSha256 != Sha256Of(text) ? QuotationCheck.OtherText
        : start >= 0 && start + Length <= text.Length && string.CompareOrdinal(text, start, Text, 0, Length) == 0 ? QuotationCheck.Found
        : QuotationCheck.Differs;

    /// <summary>The SHA-256 of a text as UTF-8, in lower-case hex.</summary>
    public static string Sha256Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What came of holding a quotation against a text.</summary>
public enum QuotationCheck
{
    /// <summary>The words stand there, character for character.</summary>
    Found,

    /// <summary>Other words stand there.</summary>
    Differs,

    /// <summary>The text is another than the one quoted from.</summary>
    OtherText,

    /// <summary>There is no text to hold it against.</summary>
    NoText,
}

/// <summary>What a quotation is made from.</summary>
/// <param name="Start">Where it begins in the text; null to look for it in the held text.</param>
public sealed record QuotationDraft(
    int SourceNumber, string Text, StatementKind Statement, string SaidBy, string Topic, int? Start = null, string Note = "");

/// <summary>The text of a source, held so that quotations can be checked against it.</summary>
public sealed class SourceText
{
    public required CaseId CaseId { get; init; }

    public required int SourceNumber { get; init; }

    public required string Text { get; set; }

    /// <summary>The SHA-256 of the text as UTF-8, lower-case hex.</summary>
    public required string Sha256 { get; set; }

    /// <summary>The archived file that it was read from.</summary>
    public required string FileName { get; set; }

    public required DateTime HeldAt { get; set; }

    public required string HeldBy { get; set; }
}
