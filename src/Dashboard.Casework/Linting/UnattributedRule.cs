namespace Dashboard.Casework.Linting;

/// <summary>Statements of nobody in particular, and repetition that is taken for confirmation (circular reporting).</summary>
internal static class UnattributedRule
{
    private const string Nobody = "nobody in particular says so: name who, and cite it";
    private const string Circular = "repeating one origin confirms nothing: count origins, not outlets";

    public static IEnumerable<Fault> Faults(Voice voice, LintContext context)
    {
        if (voice.Sentence.IsQuestion && !voice.IsRhetorical) yield break;
        // “…; the letter is Source 12”
        var isCited = voice.Tokens.Index()
            .Any(t => t.Index > 0 && char.IsDigit(t.Item.Text[0]) && voice.Tokens[t.Index - 1].Text == "source");
        for (var i = 0; i < voice.Tokens.Count; i++)
        {
            if (voice.Tokens[i].IsQuoted) continue;
            if (!isCited && (CrowdSays(voice, i) ?? IsSaid(voice, i)) is { } last)
                yield return voice.Fault(LintRule.Unattributed, i, last, Nobody);
            else if ((voice.Tokens[i].Is(WordClass.Documents) || voice.Tokens[i].Text is "article" or "report" or "outlet" or "newspaper"
                or "paper") && Confirms(voice, i) is { } confirming)
                yield return voice.Fault(LintRule.Unattributed, Math.Min(i, confirming), Math.Max(i, confirming), Circular);
        }
    }

    // “Experts say”, “people familiar with the matter believe”, “according to insiders”.
    private static int? CrowdSays(Voice voice, int at)
    {
        var token = voice.Tokens[at];
        // “The rumour that … has no source.”
        if (voice.FrameOf(at) is { Mood: not Mood.Asserted }) return null;
        if (token.Is(WordClass.Hearsay)) return voice.Of(at, at) is Mood.Denied or Mood.Supposed ? null : at;
        if (token.Text is "reportedly" or "supposedly" or "hearsay" || token.Text.StartsWith("rumour", StringComparison.Ordinal)
            || token.Text.StartsWith("rumor", StringComparison.Ordinal))
            return voice.Of(at, at) is Mood.Denied ? null : at;
        if (IsSomeone(voice, at) && voice.Tokens.Skip(at + 1).Take(8).TakeWhile(t => t.Text is not (";" or ".")).FirstOrDefault(t =>
            t.Is(WordClass.Speech | WordClass.Factive)) is { } said && !IsDenied(voice, at) && !IsSpecified(voice, at))
            return voice.Tokens.Index().First(t => ReferenceEquals(t.Item, said)).Index;
        if (!token.Is(WordClass.Crowd | WordClass.Documents) || (token.Is(WordClass.Documents) && IsCounted(voice, at))) return null;
        if (IsSpecified(voice, at)) return null;
        // “Somebody will say …” foresees, and reports nothing.
        if (at + 1 < voice.Tokens.Count && (voice.Tokens[at + 1].Is(WordClass.Modal) || voice.Tokens[at + 1].Text == "will")) return null;
        if (at > 0 && voice.Tokens[at - 1].Text is "according to" or "by" or "from"
            && token.Text is not ("somebody" or "someone" or "those" or "others" or "people" or "contacts") && !IsDenied(voice, at)
            && (voice.Tokens[at - 1].Text == "according to" || voice.Tokens.Take(at - 1).Any(t =>
                t.Is(WordClass.Speech | WordClass.Mind | WordClass.Factive | WordClass.Proof)))) return at;
        if (at > 1 && voice.Tokens[at - 2].Text is "according to") return at;
        var isWithin = at + 1 < voice.Tokens.Count && voice.Tokens[at + 1].Text is "in" or "at" or "within" or "inside" or "of" or "on";
        var isPronoun = !isWithin && token.Text is "they" or "many" or "some" or "others" or "most" or "those" or "several" or "team"
            or "engineers" or "employees";
        for (var i = at + 1; i < Math.Min(voice.Tokens.Count, at + (isPronoun ? 3 : 8)); i++)
        {
            var next = voice.Tokens[i];
            if (next.Text is ";" or ":" or ".") return null;
            // “Reports that agree because they share an origin …”
            if (next.Text.StartsWith("agree", StringComparison.Ordinal) && i + 2 < voice.Tokens.Count
                && char.IsDigit(voice.Tokens[i + 2].Text[0])) return null;
            if (next.Text == "agree" && voice.Tokens.Skip(i).Any(t => t.Text is "because" or "since")) return null;
            if (next.Is(WordClass.Speech | WordClass.Mind | WordClass.Factive) && !next.Text.EndsWith("ers", StringComparison.Ordinal)
                && voice.Tokens[i - 1].Text is not ("is" or "are" or "was" or "were" or "been" or "be") && !IsNounAt(voice, i)
                && next.Text != "according to" && !(next.Is(WordClass.Output) && i == at + 1)
                && !(next.Text == "put" && !voice.Tokens.Skip(i).Take(7).Any(t => t.Text == "at"))
                && next.Text is not "read" and not "list" and not "hold" and not "name" and not "answer" and not "charge")
                return IsDenied(voice, i) || (voice.Of(at, i) == Mood.Attributed && token.Text != "reports") ? null : i;
        }

        return null;
    }

    // “A well-placed source”, “one former employee”.
    private static bool IsSomeone(Voice voice, int at) => voice.Tokens[at].Text is "source" or "insider" or "official" or "employee"
        or "engineer" or "expert" or "analyst" or "observer" or "person" or "contact" or "executive" or "informant"
        && voice.Tokens.Take(at).Reverse().Take(3).Any(t => t.Text is "a" or "an" or "one" or "another" or "some");

    // “It is widely believed that”, “they are said to”.
    private static int? IsSaid(Voice voice, int at)
    {
        if (voice.Tokens[at].Text is not ("is" or "was" or "are" or "were" or "been" or "'s")) return null;
        var i = at + 1;
        var isBroad = false;
        while (i < voice.Tokens.Count && (voice.Tokens[i].Text is "now" or "also" or "well" or "long" or "by" or "being"
            || voice.Tokens[i].Text.EndsWith("ly", StringComparison.Ordinal)))
        {
            isBroad |= voice.Tokens[i].Text is "widely" or "generally" or "commonly" or "broadly" or "long" or "universally"
                or "increasingly" or "openly" or "well" or "often" or "frequently";
            i++;
        }

        if (i >= voice.Tokens.Count || voice.Tokens[i].Text is not ("believed" or "known" or "understood" or "said" or "thought"
            or "reported" or "rumoured" or "rumored" or "assumed" or "considered" or "accepted" or "suspected" or "agreed" or "held"
            or "acknowledged" or "documented" or "recognised" or "recognized" or "established" or "whispered" or "told" or "suggested"
            or "argued" or "speculated" or "regarded" or "seen" or "viewed" or "deemed" or "claimed" or "noted" or "conceded")) return null;
        var next = i + 1 < voice.Tokens.Count ? voice.Tokens[i + 1].Text : "";
        var isImpersonal = at > 0 && voice.Tokens[Math.Max(0, at - 1)].Text is "it" or "has" && next is "that" or ",";
        var isPassive = next == "to" && voice.Tokens[i].Text is not "known" and not "told" and not "established" || next == "to" && isBroad;
        if (!(isBroad || isImpersonal || isPassive) || voice.Tokens.Skip(i + 1).Take(4).Any(t => t.Text == "by")) return null;
        return IsDenied(voice, i) || voice.Of(at, i) is Mood.Attributed or Mood.Supposed ? null : i;
    }

    private static int? Confirms(Voice voice, int at)
    {
        // “… as far as the articles say”
        if (voice.Tokens.Take(at).Reverse().Take(3).Any(t => t.Text == "far")) return null;
        for (var i = 0; i < voice.Tokens.Count; i++)
        {
            var token = voice.Tokens[i];
            var isPrinted = voice.Tokens[at].Is(WordClass.Documents) || (at > 0 && voice.Tokens[at - 1].Text is "every" or "each" or "all");
            var isConfirming = token.Is(WordClass.Proof) || token.Text == "independently" || (token.Text == "independent" && i + 1 == at)
                || (isPrinted && token.Text is "agree" or "therefore" or "so" or "thus" or "hence" or "must" or "trusted" or "true"
                    or "relied" or "reliable" or "solid" or "sound")
                || token.Text.StartsWith("support", StringComparison.Ordinal)
                    || token.Text.StartsWith("strengthen", StringComparison.Ordinal);
            if (!isConfirming || i == at || (token.Text == "so" && i + 1 < voice.Tokens.Count
                && voice.Tokens[i + 1].Text is "they" or "it")) continue;
            if (!isPrinted && i < at) continue;
            // “… agree because both rewrite one letter” says just that.
            if (token.Text == "agree" && voice.Tokens.Skip(i).Any(t => t.Text is "because" or "since" or "one" or "same")) continue;
            if (voice.Of(i, i) is Mood.Asserted or Mood.Attributed && voice.Of(Math.Min(i, at), Math.Max(i, at)) is Mood.Asserted
                or Mood.Attributed && !voice.Tokens.Skip(i + 1).Take(2).Any(t => t.Is(WordClass.Negation))) return i;
        }

        return null;
    }

    private static bool IsDenied(Voice voice, int at)
    {
        var clause = voice.ClauseOf(at);
        return voice.Tokens.Skip(clause.First).Take(at - clause.First).Count(t => t.Is(WordClass.Negation)) % 2 == 1;
    }

    private static bool IsNounAt(Voice voice, int at) => voice.Tokens[at - 1].Text is "the" or "a" or "an" or "'s" or "its" or "their"
        or "of" or "this" or "no" or "in";

    private static bool IsCounted(Voice voice, int at) => voice.Tokens.Take(at).Reverse().Take(2).Any(t => t.Text is "the" or "both"
        or "two" or "three" or "these" or "those" or "all" or "four" or "five" or "six" or "ten" or "such" or "which" or "several" or "many"
        or "of" or "other"
        or "in" || t.Is(WordClass.Named));

    // “Experts at the provider”, “analysts of this case”, “sources [3]”.
    private static bool IsSpecified(Voice voice, int at) =>
        (at > 1 && voice.Tokens[at - 1].Text == "'s" && voice.Tokens[at - 2].Is(WordClass.Named | WordClass.Accused))
            || (at + 2 < voice.Tokens.Count
        && ((voice.Tokens[at + 1] is { IsName: true, Length: 1 }) || (voice.Tokens[at + 1].Text is "at" or "of" or "from" or "for" or "by"
            or "in" && voice.Tokens.Skip(at + 2).Take(3).Any(t => t.Is(WordClass.Named | WordClass.Accused)
            || (t.IsName && t.Class == WordClass.None)))
            || voice.Tokens[at + 1].Is(WordClass.Citation) || char.IsDigit(voice.Tokens[at + 1].Text[0])));
}
