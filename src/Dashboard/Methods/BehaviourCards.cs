using System.Collections.Immutable;
using Dashboard.Analysis.Templates;
using Dashboard.Core;
using static Dashboard.Methods.MethodCards;

namespace Dashboard.Methods;

/// <summary>The cards of who acts together and with which texts.</summary>
internal static class BehaviourCards
{
    public static ImmutableArray<MethodCard> All { get; } =
    [
        new()
        {
            Method = new Method("co-action", 1),
            Area = MethodArea.Behaviour,
            Title = "Network of co-action",
            Does = "Joins two accounts that use the same thing within a window of time; the weight of the edge is how many pairs of uses lie within it. An edge takes at least two.",
            Assumes = "That uses are logged with their times, and that a thing which very many accounts use means nothing. In large logs a sample of what is shared is looked at.",
            Parameters = [new("Window", "chosen from the data"), new("Least weight", "2")],
            Source = "Pacheco et al. 2021; Righetti and Balluff 2023.",
            Fails = "What everybody does on the hour, such as scheduled jobs, joins strangers. Clocks that differ between servers hide short windows.",
        },
        new()
        {
            Method = new Method("co-action-window", 1),
            Area = MethodArea.Behaviour,
            Title = "Choice of the window of co-action",
            Does = "For windows from a second to a day, compares how many pairs of uses lie within with how many do when each account's uses are moved by a random time of their own. The window with the largest excess, in units of what chance varies, is taken.",
            Assumes = "That moving an account's uses round the span of the data keeps its rhythm. Things that are used more than 2,000 times are left out of the choice.",
            Parameters = [new("Shifts", "20"), new("Seed", "1")],
            Source = "Circular shifts: Besag and Diggle 1977; the choice is this program's.",
            Fails = "A common rhythm, such as office hours, is an excess, too: the shifts do not keep it aligned with others. The windows are of a fixed grid.",
        },
        new()
        {
            Method = new Method("co-action-null", 1),
            Area = MethodArea.Behaviour,
            Title = "Chance of acting together as often",
            Does = "Tells how likely two accounts act together as often as they do, when nothing is at work but how much each acts, when it does, and how popular each thing is in the same days. It is the chance under shuffling what is used among the uses of a day.",
            Assumes = "That within a day everybody draws from the same things. One account is taken as given; each use by the other is independent.",
            Parameters = [new("Block within which things are shuffled", "1 day")],
            Source = "Of this program, after Besag and Diggle 1977; the sum: see weighted-poisson-binomial. On shuffled data its p-values are uniform.",
            Fails = "What two groups use for different reasons, such as two courses, is not one day’s common pool: members of one course then look as if they acted together. Things that are in fashion for an hour look so, too, unless blocks are shorter.",
        },
        new()
        {
            Method = new Method("prompt-templates", 1),
            Area = MethodArea.Behaviour,
            Title = "Prompt templates",
            Does = "Finds texts that accounts send with small changes: numbers, code, quotations, links, file names and names are masked, and prompts whose runs of words are nearly the same as those of a template's first prompt are of the template. A template that more than the hub share of all accounts send is a hub: a default prompt, a public benchmark. Templates join nobody to a cluster: they are counted where something else did.",
            Assumes = "That texts were kept with the import. Of each account the earliest 50 different prompts are looked at.",
            Parameters = [new("Words in a run", Number(PromptTemplates.ShingleWords)),
                new("Least Jaccard index", Number(PromptTemplates.LeastSimilarity)), Of("HubShare")],
            Source = "Shingles: Broder 1997; the masks are this program's.",
            Fails = "Paraphrases and translations are not found. Masks know capitalised names and Latin punctuation; other scripts are masked less well. Prompts of fewer than five words count only where they are equal.",
        },
        new()
        {
            Method = new Method("minhash-lsh", 1),
            Area = MethodArea.Behaviour,
            Title = "MinHash and locality-sensitive hashing",
            Does = "Estimates how alike two sets of word runs are from short signatures, and finds candidates without comparing all pairs. Two sets of Jaccard index 0.8 become candidates with a probability above 0.9999.",
            Assumes = "Nothing about the texts; the estimate is unbiased, with a standard error of √(J (1 − J) / places).",
            Parameters = [new("Places of a signature", Number(MinHash.Places)), new("Bands", Number(MinHash.Bands))],
            Source = "Broder 1997; Indyk and Motwani 1998.",
            Fails = "At the threshold the estimate is off by about 0.035: pairs near 0.8 fall on either side.",
        },
    ];
}
