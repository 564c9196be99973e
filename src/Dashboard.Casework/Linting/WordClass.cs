namespace Dashboard.Casework.Linting;

/// <summary>What a word can be in a statement about a campaign. A word may be several things; what governs it decides.</summary>
[Flags]
internal enum WordClass : long
{
    None = 0,

    /// <summary>Who is accused, its people and its parts: “Alibaba”, “the lab”.</summary>
    Accused = 1L << 0,

    /// <summary>A state, its organs, and the places that stand for it: “Beijing”, “the ministry”.</summary>
    State = 1L << 1,

    /// <summary>An office by which one person is meant: “founder”, “chief executive”.</summary>
    Person = 1L << 2,

    /// <summary>Who or what did it: accounts, operators, the pool.</summary>
    Operator = 1L << 3,

    /// <summary>What was done: the campaign, the harvesting, the keys and proxies that it took, the orders.</summary>
    Campaign = 1L << 4,

    /// <summary>What was drawn: outputs, answers, traces.</summary>
    Output = 1L << 5,

    /// <summary>What a model is made from: training, weights, a corpus.</summary>
    Training = 1L << 6,

    /// <summary>A model or an ability of it.</summary>
    Model = 1L << 7,

    /// <summary>The model that was harvested, and who makes it.</summary>
    Victim = 1L << 8,

    /// <summary>A nationality, a country, a language or what goes for one.</summary>
    Nation = 1L << 9,

    /// <summary>Theft, crime and guilt.</summary>
    Guilt = 1L << 10,

    /// <summary>Not what it pretends to be: “fake”, “fraudulent”.</summary>
    Fraud = 1L << 11,

    /// <summary>Many as one: “in concert”, “coordinated”.</summary>
    Together = 1L << 12,

    /// <summary>Settles a matter: “prove”, “confirm”.</summary>
    Proof = 1L << 13,

    /// <summary>Says that nothing else can be: “no doubt”, “the only explanation”.</summary>
    Certain = 1L << 14,

    /// <summary>What anybody may say of the accused: what they answer, deny and were asked.</summary>
    Innocent = 1L << 15,

    /// <summary>Says something: “alleges”, “writes”.</summary>
    Speech = 1L << 16,

    /// <summary>Takes what follows for true, denied or not: “admit”, “conceal”, “know”.</summary>
    Factive = 1L << 17,

    /// <summary>Denies: “not”, “nobody”.</summary>
    Negation = 1L << 18,

    /// <summary>Denies by its meaning: “doubt”, “reject”, “untenable”.</summary>
    Doubt = 1L << 19,

    /// <summary>Leaves open: “perhaps”, “alleged”, “unknown”.</summary>
    Hedge = 1L << 20,

    /// <summary>Leaves its own clause open: “may”, “would”.</summary>
    Modal = 1L << 21,

    /// <summary>Somebody or some document by name, who can be asked or looked up.</summary>
    Named = 1L << 22,

    /// <summary>Nobody in particular: “experts”, “sources”.</summary>
    Crowd = 1L << 23,

    /// <summary>Everybody: “everyone”, “any reader”.</summary>
    Everybody = 1L << 24,

    /// <summary>Says that no ground is needed: “obviously”, “of course”.</summary>
    Obvious = 1L << 25,

    /// <summary>Many documents as one: “outlets”, “articles”.</summary>
    Documents = 1L << 26,

    /// <summary>Draws a conclusion: “so”, “which means”, “betrays”.</summary>
    Inference = 1L << 27,

    /// <summary>Opens a subordinate clause: “although”, “because”.</summary>
    Subordinator = 1L << 28,

    /// <summary>Opens a condition or a question: “if”, “whether”.</summary>
    Condition = 1L << 29,

    /// <summary>Makes a model its follower's: “distil”, “copy”, “learn from”.</summary>
    Follow = 1L << 30,

    /// <summary>A deed with somebody behind it: “order”, “fund”, “run”.</summary>
    Deed = 1L << 31,

    /// <summary>What can prove a file, not a claim: “hash”, “signature”.</summary>
    Technical = 1L << 32,

    /// <summary>Takes a statement for true: “rightly”.</summary>
    Endorsing = 1L << 33,

    /// <summary>A verb that can carry a clause.</summary>
    Verb = 1L << 34,

    /// <summary>An article, a pronoun or a number that opens a noun phrase.</summary>
    Opener = 1L << 35,

    /// <summary>People by what they do: “hackers”, “engineers”.</summary>
    People = 1L << 36,

    /// <summary>Mentions a word and does not use it: “the word”, “wording”, “headline”.</summary>
    Mention = 1L << 37,

    /// <summary>Knows or believes: “know”, “believe”.</summary>
    Mind = 1L << 38,

    /// <summary>Uses or takes in: “use”, “feed”, “ingest”.</summary>
    Use = 1L << 39,

    /// <summary>An exhibit, a source or a note, cited.</summary>
    Citation = 1L << 40,

    /// <summary>What requests, payments and machines leave behind: keys, cards, logs.</summary>
    Traffic = 1L << 42,

    /// <summary>What would be innocent: chance, no relation.</summary>
    Apart = 1L << 43,

    /// <summary>A statement as such: “claim”, “hypothesis”, “account”.</summary>
    Narrative = 1L << 44,

    /// <summary>Says that something is said, and not by whom: “word has it”, “it has emerged”.</summary>
    Hearsay = 1L << 46,

    /// <summary>One and no other behind it all: “one operator”, “a single campaign”.</summary>
    Unity = 1L << 47,

    /// <summary>Deals with a thing and is not the thing: “detection”, “research”.</summary>
    Field = 1L << 48,

    /// <summary>What a company does in public: “publishes”, “offers”.</summary>
    Publishing = 1L << 45,

    /// <summary>What anybody can look up about a company: what it publishes, sells and is.</summary>
    Public = 1L << 41,
}
