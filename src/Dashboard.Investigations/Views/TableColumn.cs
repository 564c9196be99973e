namespace Dashboard.Investigations.Views;

/// <summary>A column of a table.</summary>
/// <param name="Key">What it is called in addresses and in files; unit and time zone are part of it.</param>
/// <param name="Name">Its heading on the page.</param>
/// <param name="Value">The value of a row as files have it: null, text, a number or an instant in UTC.</param>
/// <param name="IsNumber">Whether it holds numbers, of which the largest come first when it is chosen to sort by.</param>
/// <param name="IsShown">Whether it is shown as long as nobody chose columns.</param>
public sealed record TableColumn<T>(string Key, string Name, Func<T, object?> Value, bool IsNumber = false, bool IsShown = true);
