using MudBlazor;

namespace Dashboard.Controls;

/// <summary>A table of rows written out, dense, without a shadow of its own: it stands in a panel.</summary>
public class DataTable : MudSimpleTable
{
    public DataTable()
    {
        (Elevation, Dense, Hover, Square) = (0, true, true, true);
        Class = "table";
    }
}
