using Dashboard.Casework.Quotations;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.PublicRecord;

/// <summary>
/// The wordings of the two articles that were at hand, each a span of the article's text: short ones, character for character, by the
/// document that words them. The texts themselves are not part of the program; whoever has them can hold every span against them.
/// </summary>
internal static class PublicRecordWordings
{
    /// <summary>The SHA-256 of the text of article A, as UTF-8.</summary>
    public const string TextOfA = "47097b2fe12995a2fb114a3a59ce6b6b3b65e2b476627305818bd25f2ac55672";

    /// <summary>The SHA-256 of the text of article B, as UTF-8.</summary>
    public const string TextOfB = "c280801780b236b4d3bf177905e4f9b671b107746b93264de19b4948a4593c8c";

    private const string Anthropic = "Anthropic";
    private const string ArticleA = "article A";
    private const string AuthorOfA = "the author of article A";
    private const string ArticleB = "article B";
    private const string AuthorOfB = "the author of article B";

    /// <summary>By topic: what the two say of one thing stands together.</summary>
    public static IReadOnlyList<QuotationDraft> All { get; } =
    [
        A(
            "Who did it", 57, StatementKind.Relayed, Anthropic,
            "Alibaba's Qwen lab ran", "In the headline; what the letter itself says is not known."),
        A("Who did it", 655, StatementKind.Relayed, Anthropic, "operators tied to Alibaba's Qwen AI lab", "In the body."),
        B("Who did it", 37, StatementKind.Relayed, Anthropic, "operators affiliated with Alibaba's Qwen AI lab"),

        A("Accounts", 80, StatementKind.Relayed, Anthropic, "25,000 fake accounts", "In the headline, without a qualifier."),
        A("Accounts", 716, StatementKind.Relayed, Anthropic, "roughly 25,000 fraudulent accounts", "In the body."),
        B("Accounts", 283, StatementKind.Relayed, Anthropic, "approximately 25,000 fraudulent accounts"),

        A("Interactions", 112, StatementKind.Relayed, Anthropic, "29 million Claude interactions", "In the headline, without a qualifier."),
        A("Interactions", 762, StatementKind.Relayed, Anthropic, "nearly 29 million interactions", "In the body."),
        B("Interactions", 336, StatementKind.Relayed, Anthropic, "roughly 28.8 million interactions"),

        A("When", 816, StatementKind.Relayed, Anthropic, "between April 22 and June 5", "No year is given."),
        B("When", 382, StatementKind.Relayed, Anthropic, "between April 22 and June 5, 2026"),

        A("At what", 868, StatementKind.Relayed, Anthropic, "the most valuable capabilities"),
        A("At what", 901, StatementKind.Relayed, Anthropic, "software engineering and agentic reasoning"),
        B("At what", 952, StatementKind.Relayed, Anthropic, "software engineering and agentic reasoning"),

        A(
            "Sender and day", 429, StatementKind.Reported, ArticleA,
            "On June 10, Anthropic CEO Dario Amodei sent a letter", "No year is given."),
        A(
            "Sender and day", 335, StatementKind.Reported, ArticleA,
            "a letter sent to the White House this week", "The article has no date."),
        B(
            "Sender and day", 182, StatementKind.Reported, ArticleB,
            "In a letter sent to US senators and White House officials", "No day is given, and no sender by name."),

        A("Addressees", 482, StatementKind.Reported, ArticleA, "to the White House and to two senators who agree on almost nothing"),
        A("Addressees", 551, StatementKind.Reported, ArticleA, "Tim Scott and Elizabeth Warren"),
        B("Addressees", 202, StatementKind.Reported, ArticleB, "US senators and White House officials"),

        A("Form", 2461, StatementKind.Reported, ArticleA, "Anthropic didn't file a lawsuit."),
        A("Form", 335, StatementKind.Reported, ArticleA, "a letter"),
        B("Form", 185, StatementKind.Reported, ArticleB, "a letter"),
        B("Form", 878, StatementKind.Reported, ArticleB, "Anthropic's filing", "The same letter, called a filing once."),

        A("Rank", 972, StatementKind.Relayed, Anthropic, "the largest known \"distillation attack\" to date", "What the company calls it."),
        B(
            "Rank", 117, StatementKind.Relayed, Anthropic,
            "the largest known distillation attack against its Claude models", "What the company describes it as."),

        A("The accused", 3887, StatementKind.Reported, ArticleA, "Alibaba has not publicly responded."),
        B(
            "The accused", 2207, StatementKind.Reported, ArticleB,
            "Alibaba has not issued a detailed public rebuttal addressing Anthropic's specific figures"),

        A(
            "What is documented", 3659, StatementKind.Opinion, AuthorOfA,
            "Anthropic can document fraudulent accounts and the sheer volume of scraped interactions."),
        B(
            "What is documented", 2373, StatementKind.Reported, ArticleB,
            "the claims rest on Anthropic's own usage-pattern analysis rather than an independent third-party audit"),
        B(
            "What is documented", 2557, StatementKind.Opinion, AuthorOfB,
            "Anthropic's own allegations", "How readers should treat the figures."),

        A(
            "Use in training", 3748, StatementKind.Opinion, AuthorOfA,
            "What it cannot easily show is the other half of the chain: that Qwen actually trained on that data."),
        A("Use in training", 3848, StatementKind.Opinion, AuthorOfA, "That link is, for now, circumstantial."),

        B(
            "Before", 1160, StatementKind.Reported, ArticleB,
            "The company previously disclosed distillation attempts in February 2026 linked to other Chinese AI labs, including DeepSeek, Moonshot, and MiniMax."),
        B(
            "Before", 1392, StatementKind.Opinion, AuthorOfB,
            "28.8 million interactions dwarfs the previously disclosed cases",
            "Against the February total of more than 16 million it is 1.8 times; against the largest of the three campaigns, 2.2 times."),
        B("Before", 1337, StatementKind.Opinion, AuthorOfB, "a significant escalation"),

        B(
            "Export controls", 1778, StatementKind.Reported, ArticleB,
            "Two days after Anthropic's letter was sent, the US Commerce Department imposed strict export control restrictions on Anthropic's own Mythos and Fable AI models", "A relative date: it is 12 June only where it is joined with the day that article A gives."),
        B(
            "Export controls", 2068, StatementKind.Reported, ArticleB,
            "Whether that timing reflects a direct response to Anthropic's allegations or a coincidental policy move remains unclear."),

        A("Remedies", 2853, StatementKind.Opinion, AuthorOfA, "the remedies Anthropic would prefer anyway"),
        A("Remedies", 2898, StatementKind.Opinion, AuthorOfA, "tighter export controls"),
        A("Remedies", 2923, StatementKind.Opinion, AuthorOfA, "mandatory \"know your customer\" rules on API access"),
        A("Remedies", 2979, StatementKind.Opinion, AuthorOfA, "a legal posture that treats model weights and outputs as strategic assets"),
        A("Remedies", 3260, StatementKind.Opinion, AuthorOfA, "the remedy is self-serving"),

        A("What the story is", 1063, StatementKind.Opinion, AuthorOfA, "the real story isn't theft. It's economics."),
        A("What the story is", 2008, StatementKind.Opinion, AuthorOfA, "the lead compresses from years to months"),
        A(
            "What the story is", 2676, StatementKind.Opinion, AuthorOfA,
            "A letter to the White House reframes the same facts as national security"),
        A("What the story is", 3103, StatementKind.Opinion, AuthorOfA, "The threat is genuine"),
        B(
            "What the story is", 1603, StatementKind.Opinion, AuthorOfB,
            "a finding of large-scale unauthorized distillation from a frontier US lab would be a serious allegation with real competitive and diplomatic stakes"),
        B(
            "What the story is", 1535, StatementKind.Opinion, AuthorOfB,
            "among the most widely used open-weight model families globally", "Said of Qwen."),

        A("Scraped web", 3974, StatementKind.Opinion, AuthorOfA, "The frontier labs built their first models on the scraped open web"),

        A(
            "Distillation", 1300, StatementKind.Opinion, AuthorOfA,
            "You take a weaker \"student\" model and train it on the outputs of a stronger \"teacher.\""),
        B("Distillation", 456, StatementKind.Opinion, AuthorOfB, "Distillation is a legitimate machine learning technique"),
        B(
            "Distillation", 675, StatementKind.Opinion, AuthorOfB,
            "It becomes a distillation attack when a third party systematically queries someone else's proprietary model at scale, without authorization, specifically to harvest training data for a competing system."),

        A("Takeaways", 4521, StatementKind.Opinion, AuthorOfA, "Re-underwrite the moat."),
        A(
            "Takeaways", 4759, StatementKind.Opinion, AuthorOfA,
            "distillation resistance, access controls, and capability half-life", "The three risk factors."),
        A("Takeaways", 4901, StatementKind.Opinion, AuthorOfA, "The competition is asymmetric, and that favors the copier."),
        A("Takeaways", 5311, StatementKind.Opinion, AuthorOfA, "Sovereignty stops being optional."),
        A("Takeaways", 5534, StatementKind.Opinion, AuthorOfA, "on-device, air-gapped, and self-hosted models"),
    ];

    private static QuotationDraft A(string topic, int start, StatementKind kind, string saidBy, string text, string note = "") =>
        new(PublicRecordSources.ArticleA, text, kind, saidBy, topic, start, note);

    private static QuotationDraft B(string topic, int start, StatementKind kind, string saidBy, string text, string note = "") =>
        new(PublicRecordSources.ArticleB, text, kind, saidBy, topic, start, note);
}
