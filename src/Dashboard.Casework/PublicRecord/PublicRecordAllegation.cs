using Dashboard.Casework.Allegations;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.PublicRecord;

/// <summary>The allegation of June 2026, with what each link of it stands on.</summary>
internal static class PublicRecordAllegation
{
    private const string NotIndependent = "Passes the letter on; not a second origin.";

    public static AllegationEdit Edit { get; } = new(
        "Anthropic alleges, in a letter, a distillation campaign by operators affiliated with Alibaba's Qwen AI lab",
        """
        According to articles A and B, Anthropic alleges in a letter that operators drew answers from its Claude models between 22 April and 5 June 2026. Article A has “nearly 29 million interactions” through “roughly 25,000 fraudulent accounts” in its body; article B has “roughly 28.8 million interactions” through “approximately 25,000 fraudulent accounts”. Both name “software engineering and agentic reasoning” as what was aimed at.

        Nobody here has read the letter. None of it has been independently verified. That the outputs were used in training is not shown. This case holds no telemetry.
        """,
        """
        - **No independent audit.** The claims rest on “Anthropic's own usage-pattern analysis rather than an independent third-party audit”, as article B words it; neither the method nor the list of accounts is known here.
        - **One origin.** Both articles relay one letter, and the later report is the same accuser's. However many carry the figures, they count as one.
        - **An interested accuser.** Article A's author argues that “the remedy is self-serving”, and that the frontier labs “built their first models on the scraped open web”.
        - **Three wordings of who did it.** “Alibaba's Qwen lab ran”, “operators tied to” and “operators affiliated with” are three claims; how any of them is known is not said in either article.
        - **No detailed answer.** “Alibaba has not publicly responded” (article A); it “has not issued a detailed public rebuttal” of the figures (article B). Neither article has a date.
        - **Training is not shown.** “That link is, for now, circumstantial”, in the opinion of article A's author.
        - **Relays.** China's Ministry of State Security warned on 8 June that relay operators resell intercepted logs, according to a secondary source: whoever trained on them would have run no account.
        - **Innocents in the pool.** In February the provider itself described proxies that mixed harvesting with unrelated customers' requests, so accounts that are linked are not thereby operators.
        """,
        [
            new ElementEdit(
                ElementKind.AccountsFraudulent,
                "Anthropic alleges that the accounts, “roughly 25,000” as article A words it and “approximately 25,000” as article B does, were fraudulent. Not independently verified.",
                Standing.Alleged,
                "One origin, the letter that two articles pass on. What makes an account fraudulent, and which accounts are meant, is not said in them.",
                Grounds:
                [
                    Relays(PublicRecordSources.ArticleA, $"“roughly 25,000 fraudulent accounts”. {NotIndependent}"),
                    Relays(PublicRecordSources.ArticleB, $"“approximately 25,000 fraudulent accounts”. {NotIndependent}"),
                    Argues(PublicRecordSources.ArticleB, "Readers should treat the figures as “Anthropic's own allegations”."),
                ])
            {
                Warrant = "The provider sees its own accounts; what it says of them is worth as much as its unpublished method.",
                WouldChange = "A list of the accounts with the method, looked at by somebody independent.",
            },
            new ElementEdit(
                ElementKind.Coordinated,
                "Anthropic alleges that the accounts belonged to one campaign between 22 April and 5 June 2026, aimed at “software engineering and agentic reasoning”. Not independently verified.",
                Standing.Alleged,
                "One origin. The analysis of usage patterns behind it is not published, so what ties these accounts together cannot be checked.",
                Grounds:
                [
                    Relays(PublicRecordSources.ArticleA, NotIndependent),
                    Relays(PublicRecordSources.ArticleB, NotIndependent),
                    new(Bearing.Against, SourceNumber: PublicRecordSources.FebruaryDisclosure,
                        Note: "About other campaigns, by the same provider: proxies there mixed harvesting with unrelated customers' requests, so a shared route alone does not show acting together.") { Statement = StatementKind.OwnFinding },
                ])
            {
                WouldChange = "Telemetry, or a description of the method with its error rates.",
            },
            new ElementEdit(
                ElementKind.OperatorIdentified,
                "Anthropic alleges that the operators were “tied to Alibaba's Qwen AI lab” as article A's body words it, “affiliated with Alibaba's Qwen AI lab” as article B does. Article A's headline says “Alibaba's Qwen lab ran”. Not independently verified.",
                Standing.Alleged,
                "One origin, in three wordings that say different things. How the operators were identified is not said in either article.",
                Grounds:
                [
                    Relays(PublicRecordSources.ArticleA,
                        $"“operators tied to Alibaba's Qwen AI lab”; the headline has “Alibaba's Qwen lab ran”. {NotIndependent}"),
                    Relays(PublicRecordSources.ArticleB, $"“operators affiliated with Alibaba's Qwen AI lab”. {NotIndependent}"),
                    Relays(PublicRecordSources.LaterReport,
                        "Gives figures for the same lab. The same accuser, not a second origin; not read."),
                ])
            {
                WouldChange = "What the provider rests it on; an identification by somebody who does not rest on the letter.",
            },
            new ElementEdit(
                ElementKind.DirectedByLab,
                "That the lab itself directed it is worded only by article A's headline, “Alibaba's Qwen lab ran”. The wordings “tied to” and “affiliated with” do not say so.",
                Standing.Unverifiable,
                "A headline passes it on, its own body says less, and nothing within reach could settle it. Kept below what the grounds would allow.",
                Grounds:
                [
                    Relays(PublicRecordSources.ArticleA, "Only the headline: “Alibaba's Qwen lab ran”."),
                    new(Bearing.Against, SourceNumber: PublicRecordSources.ArticleB,
                        Note: "“operators affiliated with”: an affiliation is not a direction.") { Statement = StatementKind.Relayed },
                ])
            {
                WouldChange = "Orders, payments or an admission; use in training would not show it.",
            },
            new ElementEdit(
                ElementKind.UsedInTraining,
                "That the outputs were used in training is not shown: “That link is, for now, circumstantial”, in the opinion of article A's author.",
                Standing.Unverifiable,
                "Neither a test with a pre-committed null nor an admission is at hand; what would show it, the training data and runs, lies with the accused.",
                Grounds:
                [
                    new(Bearing.Against, SourceNumber: PublicRecordSources.ArticleA,
                        Note: "Its author's view: what cannot easily be shown is “the other half of the chain”.") { Statement = StatementKind.Opinion },
                    new(Bearing.Against, SourceNumber: PublicRecordSources.RelayWarning,
                        Note: "Relays resell logs: outputs in a model would not show who ran the accounts. Not read.") { Statement = StatementKind.Relayed },
                ])
            {
                WouldChange = "A randomised canary test that was committed to beforehand, or an admission.",
            },
        ])
    {
        Particulars = new AllegationParticulars
        {
            Parties =
            [
                new(PartyRole.Accuser, "Anthropic", PublicRecordSources.ArticleB),
                new(PartyRole.Accused, "Alibaba", PublicRecordSources.ArticleB),
                new(PartyRole.Operator, "operators tied to Alibaba's Qwen AI lab", PublicRecordSources.ArticleA),
                new(PartyRole.Operator, "operators affiliated with Alibaba's Qwen AI lab", PublicRecordSources.ArticleB),
            ],
            Capabilities = ["software engineering", "agentic reasoning"],
            Responses =
            [
                new("Alibaba", null, "Alibaba has not publicly responded.", PublicRecordSources.ArticleA, IsNoneFound: true),
                new("Alibaba", null, "Alibaba has not issued a detailed public rebuttal addressing Anthropic's specific figures",
                    PublicRecordSources.ArticleB, IsNoneFound: true),
            ],
        },
        Hypotheses = PublicRecordHypotheses.Matrix,
    };

    private static GroundEdit Relays(int source, string note) =>
        new(Bearing.For, SourceNumber: source, Note: note) { Statement = StatementKind.Relayed };

    private static GroundEdit Argues(int source, string note) =>
        new(Bearing.Against, SourceNumber: source, Note: note) { Statement = StatementKind.Opinion };
}
