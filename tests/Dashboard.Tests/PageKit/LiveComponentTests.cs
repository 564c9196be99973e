using Dashboard.PageKit;
using Dashboard.Casework.Store;

namespace Dashboard.Tests.PageKit;

public sealed class LiveComponentTests
{
    [Fact]
    public void Cancellation_OfAComponentThatWasLeft_IsCancelledAndCanBeAskedFor()
    {
        var component = new Shown { Authentication = null!, Feed = null! };

        component.Dispose();

        Assert.True(component.Stops.IsCancellationRequested);
    }

    private sealed class Shown : LiveComponent
    {
        public CancellationToken Stops => Cancellation;

        protected override bool Concerns(CaseChange change) => false;

        protected override Task OnChangedAsync(CaseChange change) => Task.CompletedTask;
    }
}
