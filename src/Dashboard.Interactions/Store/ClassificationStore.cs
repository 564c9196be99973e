using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>How interactions came by their capability, and the rules that give it where the log does not.</summary>
internal static class ClassificationStore
{
    private const int RowsBetweenReports = 1 << 14;

    /// <summary>What the rules explain, in the case or in one import.</summary>
    public static Classification Read(DuckDbConnection connection, int? import, CancellationToken cancellation)
    {
        var rules = RuleNumbers.All(connection, cancellation);
        var counts = connection.Rows(
            "SELECT coalesce(rule, -1), sum(requests) FROM interactions WHERE $import = 0 OR import = $import GROUP BY 1 ORDER BY 2 DESC, 1",
            r => (Rule: r.GetInt32(0), Interactions: r.GetInt64(1)),
            cancellation,
            ("import", import ?? 0));
        var withText = connection.Number(
            "SELECT coalesce(sum(i.requests), 0) FROM interactions i SEMI JOIN prompts p ON p.import = i.import AND p.line = i.line WHERE i.rule IS NOT NULL AND ($import = 0 OR i.import = $import)",
            cancellation,
            ("import", import ?? 0));
        return Of([.. counts.Select(c => (c.Rule >= 0, c.Rule > 0 ? rules[c.Rule] : null, c.Interactions))], withText);
    }

    /// <param name="counts">Whether the rules were asked, the rule that decided, if any, and how many interactions, most first.</param>
    /// <param name="withText">Of those that the log names no capability for, those whose text was kept.</param>
    public static Classification Of(IReadOnlyList<(bool ByRules, CapabilityRule? Rule, long Interactions)> counts, long withText) => new(
        counts.Where(c => !c.ByRules).Sum(c => c.Interactions),
        counts.Where(c => c.Rule is not null).Sum(c => c.Interactions),
        counts.Where(c => c.ByRules && c.Rule is null).Sum(c => c.Interactions),
        withText,
        [.. counts.Where(c => c.Rule is not null).Select(c => new RuleCount(c.Rule!, c.Interactions))]);

    /// <summary>Applies rules to what the log names no capability for and whose text was kept.</summary>
    /// <param name="publish">What is done with it before it is committed.</param>
    public static Classification Apply(
        DuckDbConnection connection, IReadOnlyList<CapabilityRule> rules, IProgress<ImportProgress>? progress,
        CancellationToken cancellation, Action<DuckDbConnection>? publish = null)
    {
        using var transaction = connection.BeginTransaction();
        var balance = RowBalance.Begin(connection, cancellation);
        var classifier = new CapabilityClassifier(rules);
        var numbers = new RuleNumbers(connection, rules, cancellation);
        var capabilities = NumberedNames.Of(connection, "capabilities", "name", cancellation);
        connection.Run("CREATE TEMP TABLE classified (import INTEGER, line BIGINT, rule INTEGER, capability INTEGER)", cancellation);
        var total = connection.Number("SELECT count(*) FROM prompts", cancellation);
        Classify(connection, classifier, numbers, capabilities, total, progress, cancellation);
        numbers.Append();
        using (var appender = connection.CreateAppender("capabilities"))
        {
            capabilities.AppendNew((number, name) =>
            {
                appender.Set(0, number);
                appender.Set(1, name.Span);
                appender.EndRow();
            });
            appender.Close();
        }

        progress?.Report(new ImportProgress("Counting days", total, null));
        var changed = connection.Rows("SELECT DISTINCT import FROM classified ORDER BY import", r => r.GetInt32(0), cancellation);
        var reclassified = connection.Number("SELECT count(*) FROM classified", cancellation);
        var updated = Update("interactions") + Update($"{SupersededRows.Prefix}interactions");
        if (updated != reclassified)
            throw new ImportException(
                $"Of {reclassified:N0} interactions with another capability {updated:N0} could be changed. Nothing was changed. This is a fault of the program or of its database: please report it.");
        foreach (var import in changed)
        {
            connection.Delete("daily", "import = $import", cancellation, ("import", import));
            Rollups.AddDays(connection, import, cancellation);
            connection.Run(
                "UPDATE imports SET rules = CASE WHEN EXISTS (SELECT 1 FROM interactions WHERE import = $import AND rule > 0) THEN $rules END WHERE number = $import",
                cancellation,
                ("rules", ImportRecords.TextOf(rules)), ("import", import));
        }

        connection.Run("DROP TABLE classified", cancellation);
        connection.Delete(
            "rules", $"no NOT IN (SELECT rule FROM interactions WHERE rule IS NOT NULL {SupersededRows.Uses("rule")})", cancellation);
        connection.Delete("capabilities", $"no NOT IN (SELECT capability FROM daily {SupersededRows.Uses("capability")})", cancellation);
        foreach (var import in changed) ContentLedger.Replace(connection, import, cancellation);
        balance.Check(cancellation);
        var classification = Read(connection, null, cancellation);
        publish?.Invoke(connection);
        transaction.Commit();
        return classification;

        long Update(string table) => connection.Run(
            $"UPDATE {table} SET rule = c.rule, capability = c.capability FROM classified c WHERE c.import = {table}.import AND c.line = {table}.line", cancellation);
    }

    /// <summary>Writes into <c>classified</c> what changes.</summary>
    private static void Classify(
        DuckDbConnection connection, CapabilityClassifier classifier, RuleNumbers numbers, NumberedNames capabilities, long total,
        IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using var command = connection.Command(
            string.Join(" UNION ALL ", ((string[])["", SupersededRows.Prefix]).Select(prefix =>
                $"SELECT p.import, p.line, i.rule, encode(p.prompt), encode(p.system_prompt), encode(p.tools), encode(p.metadata) FROM {prefix}prompts p JOIN {prefix}interactions i ON i.import = p.import AND i.line = p.line WHERE i.rule IS NOT NULL")));
        using var reader = command.Read(cancellation);
        using var appender = connection.CreateAppender("classified", "temp");
        var unclassified = Encoding.UTF8.GetBytes(Capabilities.Unclassified);
        for (var rows = 1L; reader.Read(); rows++)
        {
            if (rows % RowsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress("Classifying", rows, (double)rows / total));
            }

            for (var i = 0; i < RowParser.RuleTargets.Count; i++)
                classifier.Set(RowParser.RuleTargets[i].Field, reader.IsDBNull(3 + i) ? default : reader.GetBytes(3 + i));
            var place = classifier.Classify();
            var rule = place == 0 ? 0 : numbers.NumberOf(place);
            if (rule == reader.GetInt32(2)) continue;
            appender.Set(0, reader.GetInt32(0));
            appender.Set(1, reader.GetInt64(1));
            appender.Set(2, rule);
            appender.Set(3, capabilities.Of(place == 0 ? unclassified : numbers.CapabilityOf(place)).Number);
            appender.EndRow();
        }

        appender.Close();
    }
}
