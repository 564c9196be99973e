using System.Globalization;
using Dashboard.Casework.Cases;
using Dashboard.Editing;

namespace Dashboard.Summary;

/// <summary>An open question while a person writes it.</summary>
public sealed class QuestionForm : IEditForm<QuestionForm, OpenQuestionEdit>
{
    public static IReadOnlyList<MergeField<OpenQuestionEdit>> Parts { get; } =
    [
        MergeField.Written<OpenQuestionEdit>("Question", e => e.Question, (e, text) => e with { Question = text }),
        MergeField.Written<OpenQuestionEdit>("What is known so far", e => e.AnswerSoFar, (e, text) => e with { AnswerSoFar = text }),
        new("Source", e => e.SourceNumber is { } source ? $"Source {source}" : "none",
            (into, from) => into with { SourceNumber = from.SourceNumber }),
    ];

    public string Question { get; set; } = "";

    public string AnswerSoFar { get; set; } = "";

    /// <summary>The source that raises it, as the form's list has it; empty for none.</summary>
    public string Source { get; set; } = "";

    public static QuestionForm Of(OpenQuestionEdit edit) => new()
    {
        Question = edit.Question,
        AnswerSoFar = edit.AnswerSoFar,
        Source = edit.SourceNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    public OpenQuestionEdit ToEdit() => new(
        Question.Trim(), AnswerSoFar,
        int.TryParse(Source, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
}
