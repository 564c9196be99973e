namespace Dashboard.Allegations;

/// <summary>The parts of an allegation's page, as its address names them.</summary>
public static class AllegationPartNames
{
    public static IReadOnlyList<string> All { get; } = ["elements", "particulars", "hypotheses", "review", "history"];

    public static string Label(string part) => part switch
    {
        "particulars" => "Who, when, at what",
        "hypotheses" => "Hypotheses",
        "review" => "Review",
        "history" => "History",
        _ => "Elements",
    };
}
