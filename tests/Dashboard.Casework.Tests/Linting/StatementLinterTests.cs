using Dashboard.Casework.Linting;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Tests.Linting;

/// <summary>Sentences that claim too much, and as many that say hardly less and may be said.</summary>
public sealed class StatementLinterTests
{
    [Theory]
    [InlineData("There is no doubt that the outputs were used in training.")]
    [InlineData("The Qwen lab ran the campaign.")]
    [InlineData("The operators are Chinese, so the state is behind it.")]
    [InlineData("The data prove that the accounts belong to Alibaba.")]
    [InlineData("Alibaba stole 28.8 million answers.")]
    [InlineData("It is not only likely but certain that the lab directed the operators.")]
    [InlineData("Nobody can deny that Qwen was trained on Claude's outputs.")]
    [InlineData("Everyone knows that Chinese labs copy American models.")]
    [InlineData("Multiple outlets confirm the figure of 25,000 accounts.")]
    [InlineData("Experts agree that the campaign was directed by the lab.")]
    [InlineData("It is very likely, with high confidence, that the accounts acted together.")]
    [InlineData("The lab's chief executive ordered the harvesting.")]
    [InlineData("This was a state-sponsored operation.")]
    [InlineData("The pool paid with one card, which can only mean that one operator stood behind it.")]
    [InlineData("Since the prompts are in Mandarin, the operators must be Chinese.")]
    [InlineData("The answers went straight into the training set of the next Qwen model.")]
    [InlineData("What else could explain the release two weeks later? Who else but the lab could have ordered it?")]
    [InlineData("The thieves rotated through 20,000 proxies.")]
    [InlineData("It goes without saying that the outputs ended up in the model.")]
    [InlineData("Reportedly the accounts were bought in bulk.")]
    [InlineData("According to insiders, the lab paid for the accounts.")]
    [InlineData("The accounts are fraudulent.")]
    [InlineData("The operators used 25,000 fraudulent accounts to harvest Claude.")]
    [InlineData("Anthropic has confirmed that the lab directed the campaign.")]
    [InlineData("Not a single fact speaks against the lab having run the accounts; the lab ran them.")]
    [InlineData("Although no audit exists, the outputs were used to train Qwen.")]
    [InlineData("We know that the operator is an employee of the lab.")]
    [InlineData("The timing is no coincidence.")]
    [InlineData("The evidence is a smoking gun.")]
    [InlineData("It is impossible that the lab did not know.")]
    [InlineData("The training on stolen outputs is an established fact.")]
    [InlineData("The working hours match Beijing time, which points to Chinese operators.")]
    [InlineData("The activity is probably coordinated, and it is unlikely that chance explains it.")]
    [InlineData("The lab admitted that it used the outputs in training.")]
    [InlineData("As both articles independently confirm, roughly 25,000 accounts took part.")]
    [InlineData("The campaign was undoubtedly carried out by Alibaba.")]
    [InlineData("The trail leads straight to the Qwen lab.")]
    [InlineData("Alibaba's silence proves its guilt.")]
    [InlineData("It is well known that relays resell logs.")]
    [InlineData("The outputs are now inside the weights of Qwen.")]
    [InlineData("No serious analyst disputes that the lab was behind the accounts.")]
    [InlineData("The proof is overwhelming.")]
    public void Check_SentenceThatSaysTooMuch_IsRemarkedOn(string sentence)
    {
        var remark = StatementLinter.Check(sentence)[0];

        Assert.Equal(sentence.Substring(remark.Start, remark.Length), remark.Excerpt);
        Assert.NotEmpty(remark.Message);
    }

    [Theory]
    [InlineData("Anthropic alleges that operators affiliated with Alibaba's Qwen AI lab used approximately 25,000 fraudulent accounts.")]
    [InlineData("Alibaba has not publicly responded.")]
    [InlineData("It has not been shown that the outputs were used in training.")]
    [InlineData("Whether the lab directed the operators is not known.")]
    [InlineData("No independent party has audited the figures.")]
    [InlineData("The figures are Anthropic's own allegations.")]
    [InlineData("The cluster has 1,347 linked accounts, of which 1,315 are in the pool.")]
    [InlineData("We assess that it is likely that the accounts acted together.")]
    [InlineData("Our confidence in this judgement is moderate.")]
    [InlineData("That the outputs were used in training remains circumstantial.")]
    [InlineData("According to Alpha Briefing, Anthropic did not file a lawsuit.")]
    [InlineData("A student model is trained on the outputs of a stronger teacher.")]
    [InlineData("China's Ministry of State Security warns that relay operators resell intercepted logs.")]
    [InlineData("No signal uses nationality, country or language.")]
    [InlineData("The nationality of the account holders is not evidence and was left out.")]
    [InlineData("The author argues that the real story is economics rather than theft.")]
    [InlineData("The telemetry does not prove who ran the accounts.")]
    [InlineData("This does not establish that the lab ordered anything.")]
    [InlineData("If the outputs were used in training, a randomised canary test would show it.")]
    [InlineData("The accounts share one payment card and 14 exits.")]
    [InlineData("Article A says that the Qwen lab “ran 25,000 fake accounts”.")]
    [InlineData("The letter, which nobody here has read, is relayed by two articles.")]
    [InlineData("Two articles that relay one letter are one origin.")]
    [InlineData("Between 22 April and 5 June the pool made 28.8 million requests.")]
    [InlineData("A model that calls itself by another's name proves little.")]
    [InlineData("The US Commerce Department imposed export control restrictions two days after the letter was sent.")]
    [InlineData("Whether that timing is a direct response remains unclear.")]
    [InlineData("The outputs may have been used in training; nothing at hand shows it.")]
    [InlineData("The carrier's NAT explains the shared addresses.")]
    [InlineData("Alibaba denies that its lab directed the operators.")]
    [InlineData("There is no evidence that the lab directed the operators.")]
    [InlineData("Could a reseller explain the shared system prompt?")]
    [InlineData("It would take a test with a pre-committed null to show use in training.")]
    [InlineData("The reviewer disputes the claim that the accounts were fraudulent.")]
    [InlineData("February's disclosures named DeepSeek, Moonshot and MiniMax, as Anthropic puts it.")]
    [InlineData("The prompts ask for software engineering at 4.2 times the baseline.")]
    [InlineData("An alternative reading is that a relay resold intercepted logs.")]
    [InlineData("Anthropic has accused operators affiliated with Alibaba's Qwen AI lab of running the largest known distillation attack.")]
    [InlineData("The hash in the manifest confirms that the file is unchanged.")]
    [InlineData("The analysis found two windows, the first from 22 April to 5 June.")]
    public void Check_SentenceThatMayBeSaid_IsLeftAlone(string sentence) => Assert.Empty(StatementLinter.Check(sentence));

    [Fact]
    public void Check_AdversarialSentences_AreToldFromTheirInnocentTwins()
    {
        var missed = AdversarialSentences.TooMuch.Where(s => StatementLinter.Check(s).Count == 0).ToList();
        var alarms = AdversarialSentences.Innocent.Where(s => StatementLinter.Check(s).Count > 0)
            .Select(s => $"{s} [{StatementLinter.Check(s)[0].Rule}: {StatementLinter.Check(s)[0].Excerpt}]").ToList();

        Assert.True(
            missed.Count <= 0.05 * AdversarialSentences.TooMuch.Count,
            $"{missed.Count} of {AdversarialSentences.TooMuch.Count} missed:\n{string.Join("\n", missed)}\n{string.Join("\n", alarms)}");
        Assert.True(
            alarms.Count <= 0.05 * AdversarialSentences.Innocent.Count,
            $"{alarms.Count} of {AdversarialSentences.Innocent.Count} false alarms:\n{string.Join('\n', alarms)}");
    }

    [Theory]
    [InlineData(", the lab did so.")]
    [InlineData(": how its address is read")]
    [InlineData("But is it so?")]
    [InlineData("denial that it did")]
    [InlineData("Whoever says")]
    public void Check_TornSentence_IsReadWithoutFail(string text) => Assert.NotNull(StatementLinter.Check(text));

    [Fact]
    public void Check_InvisibleCharactersInAWord_HideNothing() =>
        Assert.Equal(LintRule.Overclaim, Assert.Single(StatementLinter.Check("This pro\u200bves it.")).Rule);

    [Fact]
    public void Check_WhatTheStandingCarries_MayBeSaidPlainly()
    {
        const string Said = "The lab directed the campaign.";

        Assert.NotEmpty(StatementLinter.Check(Said, LintContext.OfAll(Standing.Alleged)));
        Assert.Empty(StatementLinter.Check(Said, LintContext.OfAll(Standing.Corroborated)));
    }
}
