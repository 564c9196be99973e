using Dashboard.Core;
using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>Posts of social-media accounts in the columns of the R package CooRTweet's sample data.</summary>
internal static class CooRTweetPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "coortweet",
        Title = "Coordinated posts, CooRTweet sample data",
        Signature = ["account_id", "post_id", "url_id", "domain_id", "phash_id", "timestamp"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["account_id"],
            [ImportTarget.Time] = ["timestamp"],
            [ImportTarget.Capability] = ["domain_id"],
            [ImportTarget.PromptHash] = ["phash_id"],
        },
        Attributes = [new PresetAttribute(AttributeFamily.Content, "url_id", "url_id")],
        TimeUnit = TimeUnit.Seconds,
        NullTexts = ["NA"],
        Supports = LogSupport.Identity | LogSupport.Timing | LogSupport.Text,
        Notes = [
            "These are posts, not requests to a model: the shared domain stands in for the capability, and the picture's hash for the prompt's."],
    };
}
