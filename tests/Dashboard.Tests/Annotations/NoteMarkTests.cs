using Bunit;
using Dashboard.Annotations;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Records;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Tests.Annotations;

public sealed class NoteMarkTests
{
    [Fact]
    public async Task Mark_NoteWrittenElsewhere_CountsIt()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await using var context = new Circuit(workspace);
        var scope = Render(context, of, isMarkOnly: false);
        Assert.Equal("Annotate Cluster 4", scope.WaitForElement("button").GetAttribute("aria-label"));

        await workspace.Get<AnnotationRegister>().CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Cluster, "4", "Look");
        scope.WaitForAssertion(() => Assert.Equal("1 note on Cluster 4", scope.Find("button").GetAttribute("aria-label")));
        await workspace.Get<AnnotationRegister>().ReplyAsync(TemporaryWorkspace.Owner, of.Id, 1, new AnnotationEdit("I did"));

        scope.WaitForAssertion(() => Assert.Equal("2", scope.Find("button").TextContent.Trim()));
    }

    [Fact]
    public async Task Mark_OfATableWithoutNotes_IsNotThere()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await workspace.Get<AnnotationRegister>().CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Cluster, "5", "On another");
        await using var context = new Circuit(workspace);

        Assert.Empty(Render(context, of, isMarkOnly: true).FindAll("button"));
    }

    [Fact]
    public async Task Mark_ReaderWhoMayNotWrite_IsOnlyWhereThereAreNotes()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await using var context = new Circuit(workspace);
        var reader = new CaseGrants(new HashSet<CaseOperation> { CaseOperation.ReadTelemetry }, IsHeld: false);
        var scope = context.Render<CascadingValue<CaseGrants>>(p => p.Add(x => x.Value, reader).AddChildContent(Marked(of, false)));
        Assert.Empty(scope.FindAll("button"));

        await workspace.Get<AnnotationRegister>().CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Cluster, "4", "Look");

        scope.WaitForAssertion(() => Assert.Equal("1 note on Cluster 4", scope.Find("button").GetAttribute("aria-label")));
    }

    private static IRenderedComponent<NoteScope> Render(Circuit context, Case of, bool isMarkOnly) =>
        context.Render<NoteScope>(p => p.Add(x => x.Case, of).AddChildContent<NoteMark>(m => Mark(m, isMarkOnly)));

    private static RenderFragment Marked(Case of, bool isMarkOnly) => builder =>
    {
        builder.OpenComponent<NoteScope>(0);
        builder.AddComponentParameter(1, nameof(NoteScope.Case), of);
        builder.AddComponentParameter(2, nameof(NoteScope.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<NoteMark>(0);
            inner.AddComponentParameter(1, nameof(NoteMark.Kind), AnnotationTarget.Cluster);
            inner.AddComponentParameter(2, nameof(NoteMark.Target), "4");
            inner.AddComponentParameter(3, nameof(NoteMark.Name), "Cluster 4");
            inner.AddComponentParameter(4, nameof(NoteMark.IsMarkOnly), isMarkOnly);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    };

    private static void Mark(ComponentParameterCollectionBuilder<NoteMark> parameters, bool isMarkOnly) =>
        parameters.Add(x => x.Kind, AnnotationTarget.Cluster).Add(x => x.Target, "4").Add(x => x.Name, "Cluster 4")
        .Add(x => x.IsMarkOnly, isMarkOnly);
}
