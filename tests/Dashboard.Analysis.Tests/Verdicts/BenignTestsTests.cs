using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Verdicts;

/// <summary>
/// Every innocent explanation where its conditions are met, where they are not, and where the data cannot tell. What it
/// accounts for is all that speaks for coordination, so that it holds wherever it applies.
/// </summary>
public sealed class BenignTestsTests
{
    private static readonly string[] Keys = ["devotion", "aim", "created", "habit-capabilities", "shared-network", "shared-payment"];

    [Fact]
    public void Reseller_OneCardPaysForAll_Holds()
    {
        var (log, group) = Group();
        Is(BenignOutcome.Failed, "a reseller", log.Share(group, AttributeFamily.Payment, "card", "one"), group, "shared-payment");
    }

    [Fact]
    public void Reseller_CardsOfTheirOwn_DoesNot()
    {
        var (log, group) = Group();
        foreach (var pair in group.Chunk(2)) log.Share(pair, AttributeFamily.Payment, "card", $"of {pair[0]}");
        Is(BenignOutcome.Passed, "a reseller", log, group, "shared-payment");
    }

    [Fact]
    public void Reseller_LogWithoutPayments_IsOpen()
    {
        var (log, group) = Group();
        Is(BenignOutcome.Open, "a reseller", log, group, "shared-payment");
    }

    [Fact]
    public void Organisation_OneDomain_Holds()
    {
        var (log, group) = Group();
        Is(BenignOutcome.Failed, "organisations that hold", log.Share(group, AttributeFamily.Identity, "email_domain", "house.example"),
            group, "devotion");
    }

    [Fact]
    public void Organisation_SeveralDomainsOfEightAccounts_Holds()
    {
        var (log, group) = Group();
        foreach (var eight in group.Chunk(8)) log.Share(eight, AttributeFamily.Identity, "email_domain", $"house{eight[0]}.example");
        Is(BenignOutcome.Failed, "organisations that hold", log, group, "devotion");
    }

    [Theory]
    [InlineData("email_domain", true, BenignOutcome.Passed)] // A relay's card pays for whoever comes.
    [InlineData("organisation", true, BenignOutcome.Failed)] // A register names the holder.
    [InlineData("email_domain", false, BenignOutcome.Failed)] // The card is the house's own.
    public void Organisation_DomainAndCard_HoldsUnlessTheCardPaysForOthers(string kind, bool paysForOthers, BenignOutcome outcome)
    {
        var (log, group) = Group();
        int[] paid = [.. group, .. log.People(paysForOthers ? 40 : 0)];
        Is(outcome, "organisations that hold",
            log.Share(group, AttributeFamily.Identity, kind, "house.example").Share(paid, AttributeFamily.Payment, "card", "one"), group,
            "devotion");
    }

    [Fact]
    public void Organisation_TwoDomainsOnOneCard_Holds()
    {
        var (log, group) = Group();
        foreach (var half in group.Chunk(group.Length / 2))
            log.Share(half, AttributeFamily.Identity, "email_domain", $"house{half[0]}.example");
        Is(BenignOutcome.Failed, "organisations that hold", log.Share(group, AttributeFamily.Payment, "card", "one"), group, "devotion");
    }

    [Fact]
    public void Organisation_DomainsOfTwoAccounts_DoesNot()
    {
        var (log, group) = Group();
        foreach (var pair in group.Chunk(2)) log.Share(pair, AttributeFamily.Identity, "email_domain", $"house{pair[0]}.example");
        Is(BenignOutcome.Passed, "organisations that hold", log, group, "devotion");
    }

    [Fact]
    public void Organisation_RhythmsThatItDoesNotExplain_DoesNotHold()
    {
        var (log, group) = Group();
        Is(BenignOutcome.Passed, "organisations that hold", log.Share(group, AttributeFamily.Identity, "email_domain", "house.example"),
            group, "habit-hours");
    }

    [Fact]
    public void Organisation_LogWithoutIdentities_IsOpen()
    {
        var (log, group) = Group();
        Is(BenignOutcome.Open, "organisations that hold", log, group, "devotion");
    }

    [Fact]
    public void BalancedKeys_OnePayerAndSessionsAcrossKeys_Holds()
    {
        var (log, group) = Group();
        Sessions(log.Share(group, AttributeFamily.Payment, "card", "maker's"), group);
        Is(BenignOutcome.Failed, "a customer's own keys", log, group, "habit-hours", aim: 1);
    }

    [Fact]
    public void BalancedKeys_SeveralCustomersEachWithSessionsOfItsOwn_Holds()
    {
        var (log, group) = Group();
        _ = log.Accounts(300);
        foreach (var ten in group.Chunk(10)) Sessions(log.Share(ten, AttributeFamily.Payment, "card", $"of {ten[0]}"), ten);
        Is(BenignOutcome.Failed, "a customer's own keys", log, group, "habit-hours", aim: 1);
    }

    [Fact]
    public void BalancedKeys_SessionsAcrossPayers_DoesNotHold()
    {
        // A harvester's router: a card pays for ten accounts, and sessions go on across all thirty.
        var (log, group) = Group();
        _ = log.Accounts(300);
        foreach (var ten in group.Chunk(10)) log.Share(ten, AttributeFamily.Payment, "card", $"of {ten[0]}");
        Is(BenignOutcome.Passed, "a customer's own keys", Sessions(log, group), group, "habit-hours", aim: 0);
    }

    [Fact]
    public void BalancedKeys_CardsByThreesInOneMailDomain_DoesNotHold()
    {
        // Anybody can have a mail domain: where payers are told, it stands for no customer.
        var (log, group) = Group();
        foreach (var three in group.Chunk(3)) log.Share(three, AttributeFamily.Payment, "card", $"of {three[0]}");
        Is(BenignOutcome.Passed, "a customer's own keys",
            Sessions(log.Share(group, AttributeFamily.Identity, "email_domain", "house.example"), group), group, "habit-hours", aim: 0);
    }

    [Theory]
    [InlineData("email_domain", false, BenignOutcome.Failed)]
    [InlineData("email_domain", true, BenignOutcome.Passed)]
    [InlineData("organisation", true, BenignOutcome.Failed)]
    public void BalancedKeys_OneHolder_MailDomainHoldsOnlyWhereNothingTellsWhoPays(string kind, bool othersPay, BenignOutcome outcome)
    {
        var (log, group) = Group();
        if (othersPay) log.Share([0, 1, 2], AttributeFamily.Payment, "card", "somebody's");
        Is(outcome, "a customer's own keys", Sessions(log.Share(group, AttributeFamily.Identity, kind, "house"), group), group,
            "habit-hours", aim: 1);
    }

    [Theory]
    [InlineData(0.4, BenignOutcome.Failed)]
    [InlineData(0.6, BenignOutcome.Passed)]
    public void BalancedKeys_SessionsThatStayOnAKey_HoldsWhereTheAimIsEverybodys(double aim, BenignOutcome outcome)
    {
        var (log, group) = Group();
        Is(outcome, "a customer's own keys", log.Share(group, AttributeFamily.Payment, "card", "maker's"), group, "habit-hours", aim: aim);
    }

    [Fact]
    public void BalancedKeys_PayerOfManyOthers_DoesNotHold()
    {
        // A reseller's card: 30 of its 60 accounts are no customer's all.
        var (log, group) = Group();
        Sessions(log.Share(group.Concat(Enumerable.Range(0, 30)), AttributeFamily.Payment, "card", "reseller's"), group);
        Is(BenignOutcome.Passed, "a customer's own keys", log, group, "habit-hours", aim: 0);
    }

    [Theory]
    [InlineData("division")]
    [InlineData("lives")]
    [InlineData("ends")]
    public void BalancedKeys_WhatARouterDoesNotDo_IsNotExplained(string key)
    {
        var (log, group) = Group();
        Is(BenignOutcome.Passed, "a customer's own keys", Sessions(log.Share(group, AttributeFamily.Payment, "card", "maker's"), group),
            group, key, aim: 0);
    }

    [Fact]
    public void BalancedKeys_NeitherPayersNorHolders_IsOpen()
    {
        var (log, group) = Group();
        Is(BenignOutcome.Open, "a customer's own keys", Sessions(log, group), group, "habit-hours", aim: 0);
    }

    [Theory]
    [InlineData(6, 6)] // Each has five others of its owner.
    [InlineData(5, 0)]
    public void OwnersKeys_OneSessionOnAll_CountsThoseWithFivePartners(int count, int routed)
    {
        var log = new HandMade();
        var keys = log.Accounts(count + 1);
        foreach (var a in keys) log.Row(a, 1, 9);
        log.Share(keys, AttributeFamily.Payment, "card", "one").Share(keys[..count], AttributeFamily.Identity, "session_id", "s");
        var input = log.Build();
        var found = OwnersKeys.Of(
            input, BipartiteGraph.Of(input, 1), keys,
            [Enumerable.Range(0, input.Attributes.Count).Single(t => input.Attributes[t].Kind == "card")]);

        Assert.Equal((count + 1, routed), (found.Keys, found.Routed));
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(10, false)] // A tool's buttons are no list.
    public void WholeList_EachGoesThroughIt_HoldsForALongOne(int texts, bool holds)
    {
        var (log, group) = Group(false);
        foreach (var a in group)
        {
            for (var k = 0; k < texts; k++) log.Row(a, 10 + (k % 20), 12, prompt: $"list {k}");
        }

        Is(holds ? BenignOutcome.Failed : BenignOutcome.Passed, "a public benchmark", log, group, "division");
    }

    [Fact]
    public void WholeList_ListThatIsDivided_DoesNotHold()
    {
        var log = new HandMade();
        log.People(60);
        Is(BenignOutcome.Passed, "a public benchmark", log, log.Pool(30), "division");
    }

    [Fact]
    public void StandingMachine_SameFewTextsForMonths_Holds()
    {
        var (log, group) = Group(false);
        foreach (var a in group)
        {
            for (var day = 0; day < HandMade.Days; day++) log.Row(a, day, 3, prompt: $"nightly {day % 4} of {a}");
        }

        Is(BenignOutcome.Failed, "a CI system", log, group, "devotion");
    }

    [Fact]
    public void StandingMachine_NewTextsEachTime_DoesNotHold()
    {
        var log = new HandMade();
        log.People(60);
        Is(BenignOutcome.Passed, "a CI system", log, log.Pool(30, 0, 55), "devotion");
    }

    [Fact]
    public void OrganisationsMachines_BothMet_AccountsForBoth()
    {
        var (log, group) = Group(false);
        foreach (var a in group)
        {
            for (var day = 0; day < HandMade.Days; day++) log.Row(a, day, 3, prompt: $"nightly {day % 4} of {a}");
        }

        var evidence = HandMade.Evidence(
            log.Share(group, AttributeFamily.Identity, "email_domain", "house.example").Build(), group,
            HandMade.Steps(-3, ("created", AttributeFamily.Timing, 4), ("habit-hours", AttributeFamily.Timing, 4)));
        var tests = BenignTests.Of(evidence, []).ToDictionary(t => t.Explanation);

        Assert.Equal(BenignOutcome.Failed, tests["organisations' own machines"].Outcome);
        Assert.Equal(BenignOutcome.Passed, tests["organisations that hold their accounts openly: a company, a university, a team"].Outcome);
    }

    [Fact]
    public void ShortEvent_ThreeDays_Holds()
    {
        var (log, group) = Group();
        foreach (var a in group)
        {
            for (var k = 0; k < 30; k++) log.Row(a, 20 + (k % 3), 9 + (k % 10), prompt: $"event {a} {k}");
        }

        Is(BenignOutcome.Failed, "a hackathon", log, group, "created");
    }

    [Fact]
    public void ShortEvent_SixWeeks_DoesNotHold()
    {
        var log = new HandMade();
        log.People(60);
        Is(BenignOutcome.Passed, "a hackathon", log, log.Pool(30), "created");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RecurringEvent_SameDayOfEveryWeek_Holds(bool isWeekly)
    {
        var (log, group) = Group(false);
        foreach (var a in group)
        {
            for (var day = 0; day < HandMade.Days; day++)
            {
                if (!isWeekly || day % 7 == 3) log.Row(a, day, 18, prompt: $"sheet {day} {a}");
            }
        }

        Is(isWeekly ? BenignOutcome.Failed : BenignOutcome.Passed, "a class or a meeting", log, group, "created");
    }

    [Fact]
    public void RecurringEvent_TwoWeeks_IsOpen()
    {
        var (log, group) = Group(false);
        foreach (var a in group) log.Row(a, 3, 18).Row(a, 10, 18);
        Is(BenignOutcome.Open, "a class or a meeting", log, group, "created");
    }

    [Fact]
    public void PublicTool_HoursAndTextsOfTheirOwn_Holds()
    {
        var log = new HandMade();
        var people = log.People(90);
        Is(BenignOutcome.Failed, "users of one tool", log, [.. people.Where(a => a % 3 == 0)], "created");
    }

    [Fact]
    public void PublicTool_QueueDayAndNight_DoesNotHold()
    {
        var log = new HandMade();
        log.People(60);
        Is(BenignOutcome.Passed, "users of one tool", log, log.Pool(30), "created");
    }

    [Theory]
    [InlineData(20, BenignOutcome.Failed)]
    [InlineData(21, BenignOutcome.Passed)]
    public void Team_TwentyAccountsAndOneMore_HoldsForTwenty(int count, BenignOutcome outcome)
    {
        var log = new HandMade();
        log.People(60);
        Is(outcome, "one team's", log, log.Pool(count), "created");
    }

    [Theory]
    [InlineData(true, BenignOutcome.Failed)]
    [InlineData(false, BenignOutcome.Passed)]
    public void SharedExit_WhatItExplainsAlone_Holds(bool isExitAlone, BenignOutcome outcome)
    {
        var (log, group) = Group();
        Is(outcome, "a shared exit", log.Share(group, AttributeFamily.Network, "ip", "one"), group,
            isExitAlone ? "shared-network" : "devotion", beside: "shared-network");
    }

    [Fact]
    public void Onboarding_EachOrganisationAtOnce_Holds()
    {
        var (log, group) = Group();
        foreach (var (place, ten) in group.Chunk(10).Index())
        {
            log.Share(ten, AttributeFamily.Identity, "email_domain", $"house{place}.example");
            foreach (var a in ten) log.Created(a, (place * 100) + (0.01 * a));
        }

        Is(BenignOutcome.Failed, "organisations that each made", log, group, "created");
    }

    [Fact]
    public void Onboarding_StrangersAtOnce_DoesNotHold()
    {
        var (log, group) = Group();
        foreach (var (place, a) in group.Index()) log.Created(a, 0.01 * a)
            .Share([a, group[(place + 15) % 30]], AttributeFamily.Identity, "email_domain", $"house{place % 15}.example");
        Is(BenignOutcome.Passed, "organisations that each made", log, group, "created");
    }

    [Fact]
    public void EverybodyMoved_ReleaseDay_HoldsOnlyWhereTheOthersMove()
    {
        var log = new HandMade();
        var (group, others) = (log.Accounts(30), log.Accounts(60));
        foreach (var a in group.Concat(others))
        {
            for (var day = 0; day < HandMade.Days; day++)
            {
                for (var k = 0; k < (day >= 28 && day < 49 ? 10 : 1); k++) log.Row(a, day, k);
            }
        }

        Is(BenignOutcome.Failed, "everybody moved", log, group, "aim");

        var alone = new HandMade();
        alone.People(60);
        Is(BenignOutcome.Passed, "everybody moved", alone, alone.Pool(30), "aim");
    }

    // Thirty accounts beside sixty people; with one row a day each where their own rows do not matter.
    private static (HandMade Log, int[] Group) Group(bool hasRows = true)
    {
        var log = new HandMade();
        log.People(60);
        var group = log.Accounts(30);
        if (!hasRows) return (log, group);
        foreach (var a in group)
        {
            for (var day = 0; day < HandMade.Days; day++) log.Row(a, day, 9, prompt: $"own {a} {day}");
        }

        return (log, group);
    }

    // Sessions that go on across three accounts each, all round.
    private static HandMade Sessions(HandMade log, int[] accounts)
    {
        for (var s = 0; s < 5 * accounts.Length; s++)
            log.Share(
                [.. new[] { 0, 1 + (s % 3), 4 + (s % 4) }.Select(step => accounts[(s + step) % accounts.Length])], AttributeFamily.Identity,
                "session_id", $"session {accounts[0]} {s}");
        return log;
    }

    private static void Is(
        BenignOutcome outcome, string explanation, HandMade log, int[] group, string explained, string? beside = null, double? aim = null)
    {
        Assert.True(Keys.Contains(explained) || explained is "division" or "habit-hours" or "lives" or "ends");
        (string, AttributeFamily, double)[] steps = [(explained, AttributeFamily.Content, 4)];
        if (beside is not null && beside != explained) steps = [.. steps, (beside, AttributeFamily.Network, 1)];
        if (explained != "habit-hours") steps = [.. steps, ("habit-hours", AttributeFamily.Timing, -0.1)];
        var evidence = HandMade.Evidence(log.Build(), group, HandMade.Steps(-3, [.. steps]));
        if (aim is { } lean)
            evidence =
                evidence with { Waterfall = evidence.Waterfall with { Steps = [
                    .. evidence.Waterfall.Steps,
                    new EvidenceStep("aim", "aim", AttributeFamily.Content, lean, double.NaN, lean, 0, "")] } };

        // A tool's users are told by the measures themselves.
        if (explanation == "users of one tool") evidence = evidence with { Waterfall = WithMeasures(evidence) };
        var test = Assert.Single(BenignTests.Of(evidence, []), t => t.Explanation.StartsWith(explanation, StringComparison.Ordinal));

        Assert.True(outcome == test.Outcome, $"{test.Outcome}: {test.Sentence}");
    }

    private static Waterfall WithMeasures(ClusterEvidence evidence)
    {
        var measures = HandMade.Measure(evidence.Input, evidence.Members);
        EvidenceStep Step(string key) =>
            new(key, key, measures[key].Family, measures[key].Value, 0, measures[key].Lean, 0, measures[key].Sentence);
        return new Waterfall(
            -3, [Step("habit-hours"), Step("devotion"), new EvidenceStep("created", "created", AttributeFamily.Timing, 1, 0, 1, 4, "")]);
    }
}
