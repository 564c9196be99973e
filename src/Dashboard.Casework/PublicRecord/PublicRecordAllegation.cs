namespace Dashboard.Casework;

/// <summary>The allegation of June 2026, with what each link of it stands on.</summary>
internal static class PublicRecordAllegation
{
    public static AllegationEdit Edit { get; } = new(
        "Operators affiliated with Alibaba's Qwen lab are alleged to have harvested answers of Anthropic's models, 22 April – 5 June 2026",
        """
        Anthropic alleges, in a letter dated 10 June 2026, that operators affiliated with Alibaba's Qwen lab drew answers from its models between 22 April and 5 June 2026: “roughly 28.8 million” interactions in one article on the letter, “nearly 29 million” in another, through “roughly 25,000” or “nearly 25,000” accounts, aimed at software engineering and agentic reasoning. One of the articles writes that the lab itself ran the campaign.

        None of this has been independently verified. That the outputs were used in training is not shown. Nobody outside the provider has the telemetry, and this case holds none.
        """,
        """
        - **No independent audit.** All figures rest on the provider's own analysis of usage patterns; neither the method nor the list of accounts is public.
        - **One origin.** The articles repeat one letter. The provider's later report is the same accuser again. However many outlets carry the figures, they count as one source.
        - **An interested accuser.** The remedies that it asks for protect it. It built its models on scraped text itself.
        - **Two wordings of who did it.** “The Qwen lab ran” and “operators affiliated with the Qwen lab” are different claims; no source at hand states how either is known.
        - **A denial.** One outlet reports a denial by Alibaba without detail; there is no detailed public rebuttal of the figures.
        - **Training is circumstantial.** What would show it lies with the accused.
        - **Innocents in the pool.** In February the provider itself described proxies that mixed harvesting with unrelated customers' requests, so accounts that are linked are not thereby operators.
        """,
        [
            new ElementEdit(
                ElementKind.AccountsFraudulent,
                "Anthropic alleges that the accounts, “roughly 25,000” in one wording and “nearly 25,000” in another, were fraudulent. Not independently verified.",
                Standing.Alleged,
                "One origin, the provider's letter. What makes an account fraudulent, and which accounts are meant, is not public; no independent audit.",
                Grounds:
                [
                    new GroundEdit(Bearing.For, SourceNumber: PublicRecordSources.Letter, Note: "The claim itself, from the provider's own logs. The letter was not read; it is known through articles A and B."),
                    new GroundEdit(Bearing.For, SourceNumber: PublicRecordSources.ArticleNearly29, Note: "Repeats the letter; not a second origin."),
                    new GroundEdit(Bearing.For, SourceNumber: PublicRecordSources.ArticleRoughly288, Note: "Repeats the letter; not a second origin."),
                    new GroundEdit(Bearing.Against, SourceNumber: PublicRecordSources.DenialAccount, Note: "A denial without detail; what exactly is denied is not recorded."),
                ]),
            new ElementEdit(
                ElementKind.Coordinated,
                "Anthropic alleges that the accounts belonged to one campaign between 22 April and 5 June 2026, aimed at software engineering and agentic reasoning. Not independently verified.",
                Standing.Alleged,
                "One origin. The analysis of usage patterns that it rests on is not published, so what ties these accounts together cannot be checked.",
                Grounds:
                [
                    new GroundEdit(Bearing.For, SourceNumber: PublicRecordSources.Letter, Note: "The claim itself; the method is not given in what was read."),
                    new GroundEdit(Bearing.Against, SourceNumber: PublicRecordSources.FebruaryDisclosure, Note: "About other campaigns, by the same provider: proxies there mixed harvesting with unrelated customers' requests, so a shared route alone does not show acting together."),
                ]),
            new ElementEdit(
                ElementKind.OperatorIdentified,
                "Anthropic alleges that the operators were affiliated with Alibaba's Qwen lab. One article words it so; another writes that the Qwen lab ran the campaign. Not independently verified.",
                Standing.Alleged,
                "One origin, in two wordings that say different things. How the operators were identified is not stated in any source at hand.",
                Grounds:
                [
                    new GroundEdit(Bearing.For, SourceNumber: PublicRecordSources.Letter, Note: "“Operators affiliated with” in one account of it, “Qwen lab ran” in another."),
                    new GroundEdit(Bearing.For, SourceNumber: PublicRecordSources.LaterReport, Note: "Gives figures for the same lab. The same accuser, not a second origin; read in a secondary source."),
                    new GroundEdit(Bearing.Against, SourceNumber: PublicRecordSources.DenialAccount, Note: "A denial without detail; what exactly is denied is not recorded."),
                ]),
            new ElementEdit(
                ElementKind.DirectedByLab,
                "That the lab directed the campaign is said only by the wording of one article, that the Qwen lab ran it. “Affiliated with”, the wording of the other, does not say so.",
                Standing.Unverifiable,
                "No source at hand states how this is known, and nothing within reach could settle it.",
                Grounds:
                [
                    new GroundEdit(Bearing.For, SourceNumber: PublicRecordSources.Letter, Note: "Only as one of two articles words it: “Qwen lab ran”."),
                    new GroundEdit(Bearing.Against, SourceNumber: PublicRecordSources.Letter, Note: "As the other article words it, “operators affiliated with”: an affiliation is not a direction."),
                ]),
            new ElementEdit(
                ElementKind.UsedInTraining,
                "That the outputs were used in training is circumstantial. No evidence of it is offered in any source at hand.",
                Standing.Unverifiable,
                "What would show it, the training data and runs, lies with the accused. Nothing within reach could settle it."),
        ]);
}
