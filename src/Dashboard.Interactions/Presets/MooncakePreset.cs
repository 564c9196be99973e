using Dashboard.Core;
using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The request trace of the FAST '25 paper on Mooncake: hashes of prompt blocks, and times from the trace's start.</summary>
internal static class MooncakePreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "mooncake",
        Title = "Mooncake request trace",
        Signature = ["timestamp", "input_length", "output_length", "hash_ids"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Time] = ["timestamp"],
            [ImportTarget.InputTokens] = ["input_length"],
            [ImportTarget.OutputTokens] = ["output_length"],
        },
        Attributes = [new PresetAttribute(AttributeFamily.Content, "prompt_block", "hash_ids")],
        TimeUnit = TimeUnit.Milliseconds,
        HasRelativeTimes = true,
        Supports = LogSupport.Timing | LogSupport.Text | LogSupport.Cost,
        Notes = [
            "Times are counted from the start of the trace, not from a date: they are stored from 1970-01-01 on, and only differences between them mean anything."],
    };
}
