using Dashboard.Consoles;

namespace Dashboard.Commands;

/// <summary>Says every step as it comes, for work of few steps.</summary>
internal sealed class SaidProgress(CommandConsole console) : IProgress<string>
{
    public void Report(string value) => console.Say(value);
}
