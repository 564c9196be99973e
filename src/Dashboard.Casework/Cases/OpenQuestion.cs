using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Cases;

/// <summary>What a case has not settled.</summary>
public sealed class OpenQuestion : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    public required string Question { get; set; }

    /// <summary>What is known so far, Markdown.</summary>
    public string AnswerSoFar { get; set; } = "";

    /// <summary>The source that raises or bears on it.</summary>
    public int? SourceNumber { get; set; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }
}

/// <summary>What of an open question can be written.</summary>
public sealed record OpenQuestionEdit(string Question, string AnswerSoFar = "", int? SourceNumber = null)
{
    /// <summary>The stored question, ready to be edited.</summary>
    public static OpenQuestionEdit Of(OpenQuestion stored) => new(stored.Question, stored.AnswerSoFar, stored.SourceNumber);
}
