using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>A field of text that a batch carries.</summary>
/// <param name="Target">The target it fills; for a further attribute its kind.</param>
/// <param name="Columns">The columns it comes from, in the order in which they are tried; empty when the file has none.</param>
/// <param name="Treatment">How its values are kept.</param>
/// <param name="Family">The family of an attribute.</param>
internal sealed record BatchField(string Target, IReadOnlyList<SourceColumn> Columns, Treatment Treatment, AttributeFamily? Family = null)
{
    // The first fields are the same in every batch.
    public const int Account = 0;
    public const int Capability = 1;
    public const int Model = 2;
    public const int InteractionId = 3;
    public const int Status = 4;
    public const int Prompt = 5;
    public const int SystemPrompt = 6;
    public const int Tools = 7;
    public const int Metadata = 8;
    public const int Response = 9;
    public const int Plan = 10;
    public const int Programme = 11;
    public const int FirstAttribute = 12;

    private static readonly string[] First =
    [
        ImportTarget.Account, ImportTarget.Capability, ImportTarget.Model, ImportTarget.InteractionId, ImportTarget.Status,
        ImportTarget.Prompt,
        ImportTarget.SystemPrompt, ImportTarget.Tools, ImportTarget.Metadata, ImportTarget.Response, ImportTarget.Plan,
        ImportTarget.Programme,
    ];

    /// <summary>Whether it is a part of a request or its answer, which is made of the log's text and not that text itself.</summary>
    public bool IsOfRequest => Target is ImportTarget.Prompt or ImportTarget.SystemPrompt or ImportTarget.Tools or ImportTarget.Response
        or ImportTarget.PromptHash or ImportTarget.SystemPromptHash or ImportTarget.ToolSetHash or ImportTarget.HistoryHash
        or ImportTarget.ParametersHash;

    /// <summary>Whether it names somebody or something that could be shared, so that words such as “unknown” are none.</summary>
    public bool IsName => Target == ImportTarget.Account
        || (Family is not null && Target is not (ImportTarget.PromptHash or ImportTarget.SystemPromptHash));

    /// <summary>The first fields, the standard attributes, then the further ones.</summary>
    public static IReadOnlyList<BatchField> Of(ColumnPlan plan) =>
    [
        .. First.Select(t => new BatchField(t, plan.ColumnsOf(t), plan.TreatmentOf(t))),
        .. ImportTarget.StandardAttributes.Select(t => new BatchField(t.Name, plan.ColumnsOf(t.Name), plan.TreatmentOf(t.Name), t.Family)),
        .. plan.Attributes.Select(a => new BatchField(a.Kind, [a.Column], Treatment.Keep, a.Family)),
    ];

    /// <summary>The place of a target's field in every batch.</summary>
    public static int PlaceOf(string target) => Array.IndexOf(First, target) is >= 0 and var first
        ? first : FirstAttribute + ImportTarget.StandardAttributes.Select(a => a.Name).ToList().IndexOf(target);
}
