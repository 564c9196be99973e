using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Import;

/// <summary>The header of a log of delimited text, as it stands in the file: with it, rows of the log are a log again.</summary>
public static class LogHeader
{
    /// <summary>Reads the header.</summary>
    /// <param name="path">The file, packed or not.</param>
    /// <param name="encoding">How its text is encoded; null lets its first bytes tell.</param>
    /// <param name="cancellation">Stops before the reading begins.</param>
    /// <returns>The first record, in UTF-8; null for a file of JSON records or Parquet, an empty one, and one that cannot be read so
    /// far.</returns>
    public static Task<string?> ReadAsync(string path, LogEncoding? encoding, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                var log = LogFile.Recognise(path, encoding);
                if (log.Format != LogFormat.Delimited) return null;
                using var scanner = new DelimitedScanner(log.Open().Stream);
                return scanner.HeaderText;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // What it is, and what is wrong with it, is said where it is read as a log.
                return null;
            }
        },
        cancellation);
}
