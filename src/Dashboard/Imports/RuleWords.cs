using Dashboard.Core;

namespace Dashboard.Imports;

/// <summary>The words for where a rule looks.</summary>
public static class RuleWords
{
    public static string Of(RuleField field) => field switch
    {
        RuleField.Prompt => "prompt",
        RuleField.SystemPrompt => "system prompt",
        RuleField.Tools => "tools",
        RuleField.Metadata => "metadata",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
