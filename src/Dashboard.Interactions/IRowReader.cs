using Dashboard.Core;

namespace Dashboard.Interactions;

/// <summary>Single interactions with their texts, and the search for them.</summary>
public interface IRowReader
{
    /// <summary>Interactions of a selection, a page at a time.</summary>
    Task<Page<Interaction>> InteractionsAsync(InteractionsRequest request, CancellationToken cancellation);

    /// <summary>
    /// Every interaction of a selection in one committed state, however many there are: what of the request cuts a page does not count.
    /// With <paramref name="withPrompts"/> each has its prompt, where one was kept.
    /// </summary>
    IAsyncEnumerable<Interaction> AllInteractionsAsync(InteractionsRequest request, bool withPrompts, CancellationToken cancellation);

    /// <summary>One interaction by where it stands; null when nothing stands there.</summary>
    Task<InteractionDetails?> InteractionAsync(int import, long line, CancellationToken cancellation);

    /// <summary>The texts of one interaction; null when none was kept.</summary>
    Task<KeptText?> TextAsync(int import, long line, CancellationToken cancellation);

    /// <summary>The kinds of attributes that single interactions are known to have, in the order of the import's columns.</summary>
    Task<IReadOnlyList<string>> LoggedAttributesAsync(CancellationToken cancellation);

    /// <summary>Whether the prompts of any interaction were kept.</summary>
    Task<bool> HasPromptsAsync(CancellationToken cancellation);

    /// <summary>Looks through the prompts that were kept; progress is the share that was looked through, 0 to 1.</summary>
    Task<PromptHits> SearchPromptsAsync(PromptSearch search, IProgress<double>? progress, CancellationToken cancellation);

    /// <summary>How many interactions a search finds; what it takes does not count.</summary>
    Task<long> CountPromptHitsAsync(PromptSearch search, CancellationToken cancellation);

    /// <summary>
    /// Every interaction that a search finds in one committed state, in the order of import and line: what it takes does not count.
    /// With <paramref name="withTexts"/> the prompt of each is the whole text that has the words: the prompt, or else the system prompt.
    /// </summary>
    IAsyncEnumerable<Interaction> AllPromptHitsAsync(PromptSearch search, bool withTexts, CancellationToken cancellation);
}
