using Dashboard.Analysis.Content;
using Dashboard.Analysis.Layers;

namespace Dashboard.Analysis.Material;

/// <summary>
/// What is kept of the texts of accounts' prompts: how many of them are of each family, and how many hold each of the
/// account's most telling words. Sketches only; the texts are read once and not kept.
/// </summary>
/// <param name="Families">Prompts by family (<c>PromptFamilies</c>).</param>
/// <param name="Words">Prompts by word, the most telling of each account: those of it and of few others.</param>
public sealed record AccountContent(Layer Families, Layer Words)
{
    /// <summary>The words of an account that are kept.</summary>
    public const int WordsKept = 40;
}
