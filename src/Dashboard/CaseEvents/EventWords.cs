using Dashboard.Casework;
using Dashboard.Investigations.Words;

namespace Dashboard.CaseEvents;

/// <summary>The words for kinds of events.</summary>
public static class EventWords
{
    public static string Word(this EventKind kind) => kind switch
    {
        EventKind.Disclosure => "disclosure",
        EventKind.Letter => "letter",
        EventKind.Publication => "publication",
        EventKind.Regulation => "regulation",
        EventKind.ModelRelease => "model release",
        EventKind.Enforcement => "enforcement",
        EventKind.Allegation => "allegation",
        EventKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
