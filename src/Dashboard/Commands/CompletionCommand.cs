using System.CommandLine;
using Dashboard.Consoles;

namespace Dashboard.Commands;

/// <summary>
/// Writes what a shell needs to complete verbs, options and choices: it asks the program itself, by the parser's <c>[suggest]</c>.
/// </summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _dashboard() {
              local line="${COMP_LINE:0:COMP_POINT}" IFS=$'\n'
              line="${line#* }"
              COMPREPLY=($(compgen -W "$("$1" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _dashboard Dashboard dashboard
            """,
        ["zsh"] = """
            _dashboard() {
              local line="${BUFFER[1,CURSOR]#* }"
              local -a found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
              compadd -a found
              _files
            }
            compdef _dashboard Dashboard dashboard
            """,
        ["fish"] = """
            function __dashboard
              set -l line (string replace -r '^\S+ ' '' -- (commandline -cp))
              $argv[1] "[suggest:"(string length -- $line)"]" $line 2>/dev/null
            end
            complete -c Dashboard -a '(__dashboard Dashboard)'
            complete -c dashboard -a '(__dashboard dashboard)'
            """,
        ["powershell"] = """
            Register-ArgumentCompleter -Native -CommandName Dashboard, dashboard -ScriptBlock {
              param($word, $tree, $position)
              $line = $tree.ToString() -replace '^\S+ ', ''
              & $tree.CommandElements[0].Value "[suggest:$($line.Length)]" $line 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    public static Command Create(CommandConsole console)
    {
        var shell = new Argument<string>("SHELL") { Description = $"Which shell: {string.Join(", ", Scripts.Keys)}." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Write a script that completes verbs, options and choices in a shell.") { shell };
        command.SetAction(parsed =>
        {
            console.Out.WriteLine(Scripts[parsed.GetValue(shell)!]);
            return CommandLine.Done;
        });
        return command;
    }
}
