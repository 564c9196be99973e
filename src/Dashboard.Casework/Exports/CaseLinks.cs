using System.Globalization;
using Dashboard.Casework.Allegations;
using Dashboard.Core;

namespace Dashboard.Casework.Exports;

/// <summary>The addresses under which what a case holds is found again, relative to the program's own; they never change.</summary>
public sealed class CaseLinks(CaseId of)
{
    public string Allegation(int number) => At($"allegations/{number}");

    public string Element(int allegation, int element) => At($"allegations/{allegation}?element={element}");

    public string Source(int number) => At($"sources#source-{number}");

    public string Quotation(int number) => At($"sources#quotation-{number}");

    public string Figure(int number) => At($"sources#figure-{number}");

    public string Exhibit(int number) => At($"exhibits/{number}");

    public string Annotation(int number) => At($"annotations#annotation-{number}");

    public string Of(GroundEdit ground) => ground.ExhibitNumber is { } exhibit ? Exhibit(exhibit) : ground.SourceNumber is { } source
        ? Source(source) : Annotation(ground.AnnotationNumber ?? 0);

    private string At(FormattableString rest) => $"/cases/{of}/{rest.ToString(CultureInfo.InvariantCulture)}";
}
