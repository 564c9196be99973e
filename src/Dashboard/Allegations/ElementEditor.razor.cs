using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Allegations;

/// <summary>One element as it is read or written; every change goes into the draft and is told to the page.</summary>
public partial class ElementEditor
{
    private bool isReading = true;
    private IReadOnlyList<WordingRemark> remarks = [];
    private IReadOnlyList<WordingRemark> numbers = [];
    private IReadOnlyList<WordingRemark> remarksAgainst = [];
    private IReadOnlyList<WordingRemark> numbersAgainst = [];

    [Parameter, EditorRequired]
    public AllegationDraft Draft { get; set; } = null!;

    /// <summary>The element's place in the chain, counted from 1.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>What the allegation can rest on.</summary>
    [Parameter, EditorRequired]
    public AllegationDossier Dossier { get; set; } = null!;

    [Parameter]
    public bool IsReadOnly { get; set; }

    [Parameter]
    public EventCallback OnEdit { get; set; }

    private ElementEdit Element => Draft.Current.Elements[Number - 1];

    private StandingCeiling Ceiling => Dossier.Grounding.CeilingOf(Element);

    private IReadOnlyList<(string Label, string Text)> Reasoning =>
        [("Warrant", Element.Warrant), ("Rebuttals", Element.Rebuttals), ("What would change the assessment", Element.WouldChange)];

    // What is there is read first; where nothing is, one writes.
    protected override void OnInitialized() => isReading = IsReadOnly || Element.Text.Length > 0;

    protected override void OnParametersSet()
    {
        var context = AllegationLinter.ContextOf(Draft.Current, Dossier.Grounding);
        var texts = string.Join('\n', Element.Text, Element.StandingReason, Element.Warrant, Element.Rebuttals, Element.WouldChange);
        numbers = NumberCheck.Check(texts, KnownNumbers.Of(Element, Dossier.Exhibits, Dossier.Figures));
        remarks = [
            .. AllegationLinter.Check(Number, Element, context).Select(p => new WordingRemark(p.Remark.Excerpt, p.Remark.Message)),
            .. numbers];
        numbersAgainst = NumberCheck.Check(Draft.Against, KnownNumbers.Of(Draft.Current, Dossier.Exhibits, Dossier.Figures));
        remarksAgainst = [
            .. StatementLinter.Check(Draft.Against, context).Select(r => new WordingRemark(r.Excerpt, r.Message)), .. numbersAgainst];
    }

    private IReadOnlyList<string> Unmatched => [.. numbers.Select(n => n.Excerpt)];

    private IReadOnlyList<string> UnmatchedAgainst => [.. numbersAgainst.Select(n => n.Excerpt)];

    private string FieldOf(string property) => AllegationDraft.FieldOf(Number, property);

    private Task Change(Func<ElementEdit, ElementEdit> change)
    {
        Draft.Change(Number, change);
        return OnEdit.InvokeAsync();
    }

    private Task Lower() => Change(e => e with { Standing = Ceiling.Highest });

    private Task SetAgainst(string? text)
    {
        Draft.Against = text ?? "";
        return OnEdit.InvokeAsync();
    }
}
